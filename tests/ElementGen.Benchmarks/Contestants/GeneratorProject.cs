using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>A project for one generator: its types, one in a file, and a file that has nothing to do with any of them.</summary>
internal sealed record GeneratorProject
{
    /// <summary>Every project lies here, so that paths are equally long.</summary>
    public const string Folder = "/project/";

    private const string UnrelatedPath = Folder + "Unrelated.cs";

    public static CSharpParseOptions Language { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> Framework =
        [.. Directory.EnumerateFiles(Locations.FrameworkReferences, "*.dll").Select(static file => MetadataReference.CreateFromFile(file))];

    /// <summary>A project of <paramref name="sources"/>, a file each.</summary>
    public GeneratorProject(string name, Func<IIncrementalGenerator> generator, string library, IEnumerable<string> sources)
    {
        Name = name;
        Generator = generator;
        Types = [.. sources];
        Compilation = CSharpCompilation.Create(
            "Consumer",
            [.. Types.Select((source, i) => Parse(source, $"{Folder}Type{i}.cs")), Parse(Unrelated(0), UnrelatedPath)],
            [.. Framework, MetadataReference.CreateFromFile(library)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public string Name { get; private init; }

    public Func<IIncrementalGenerator> Generator { get; private init; }

    /// <summary>The same project for another generator.</summary>
    public GeneratorProject Of(string name, Func<IIncrementalGenerator> generator) => this with { Name = name, Generator = generator };

    public ImmutableArray<string> Types { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>The additional files.</summary>
    public ImmutableArray<ProjectFile> Files { get; init; } = [];

    /// <summary>What the build says of the files.</summary>
    public AnalyzerConfigOptionsProvider Options { get; init; } = ProjectOptions.None;

    /// <summary>A driver that has seen nothing yet.</summary>
    public GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [Generator().AsSourceGenerator()], Files, (CSharpParseOptions)Compilation.SyntaxTrees[0].Options, Options);

    /// <summary>The project as nothing has looked at it yet: no symbol of it is bound, no file read.</summary>
    public GeneratorProject Unseen() => this with { Files = [.. Files.Select(static file => file.Unread())] };

    /// <summary>The project with more definitions, each in a file named after its key, that no class names.</summary>
    public GeneratorProject WithUnnamedDefinitions(int count) => this with
    {
        Files =
        [
            .. Files,
            .. Enumerable.Range(0, count).Select(i => new ProjectFile(
                $"{Folder}elements/unnamed{i}.json", $$"""{ "key": "unnamed{{i}}", "name": "Unnamed", "configuration": [] }""")),
        ],
    };

    /// <summary>The project with its first definition in a file that is not named after its key, so that any file may hold it.</summary>
    public GeneratorProject WithRenamedDefinition() => this with { Files = Files.SetItem(0, new ProjectFile(Folder + "elements/renamed.json", Files[0].Content)) };

    /// <summary>The project's code, with the file that has nothing to do with anything in its <paramref name="version"/>th form.</summary>
    public CSharpCompilation Edited(int version)
    {
        var tree = Compilation.SyntaxTrees.Single(static tree => tree.FilePath == UnrelatedPath);
        return Compilation.ReplaceSyntaxTree(tree, Parse(Unrelated(version), UnrelatedPath));
    }

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(SourceText.From(source), Language, path);

    private static string Unrelated(int version) => $$"""
        namespace Acme.Ordering;

        public sealed class Basket
        {
            private readonly System.Collections.Generic.List<decimal> _prices = [];

            public int Version => {{version}};

            public void Add(decimal price)
            {
                if (price < 0)
                    throw new System.ArgumentOutOfRangeException(nameof(price));

                _prices.Add(price);
            }

            public decimal Total()
            {
                var total = 0m;
                foreach (var price in _prices)
                    total += price;

                return total;
            }
        }
        """;
}

/// <summary>An additional file.</summary>
internal sealed class ProjectFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public string Content => text;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>The same file, as if nobody had read it.</summary>
    public ProjectFile Unread() => new(path, text);

    /// <summary>The file after an edit.</summary>
    public ProjectFile With(string content) => new(path, content);
}

/// <summary>What the build says of the additional files: definitions that were found in <c>elements/</c>, or those of the catalogue's package.</summary>
internal sealed class ProjectOptions : AnalyzerConfigOptionsProvider
{
    private readonly Values _ofFiles;

    private ProjectOptions(Dictionary<string, string> project, Dictionary<string, string> files)
    {
        GlobalOptions = new Values(project);
        _ofFiles = new Values(files);
    }

    public static ProjectOptions None { get; } = new([], []);

    public static ProjectOptions Definitions { get; } = Of(
        new()
        {
            ["build_metadata.AdditionalFiles.ElementGenKind"] = "Definition",
            ["build_metadata.AdditionalFiles.ElementGenFoundByPlace"] = "true",
        });

    public static ProjectOptions Catalogue { get; } = Of(new() { ["build_metadata.AdditionalFiles.ElementGenKind"] = "CatalogDefinition" });

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _ofFiles;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _ofFiles;

    private static ProjectOptions Of(Dictionary<string, string> files) => new(new() { ["build_property.ProjectDir"] = GeneratorProject.Folder }, files);

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
