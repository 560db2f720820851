using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Tests;

/// <summary>A project that uses ElementGen, as the compiler sees it: sources, definitions, and how they were found.</summary>
internal sealed record Consumer
{
    public const string ProjectDirectory = "/project/";

    public ImmutableArray<(string Path, string Text)> Sources { get; init; } = [];

    public ImmutableArray<ConsumerFile> Files { get; init; } = [];

    public CSharpParseOptions ParseOptions { get; init; } =
        new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(Path.Combine(Repository.RuntimeLibraries, "ElementGen.dll"));

    /// <summary>The same project with one more source.</summary>
    public Consumer With(string source) => this with { Sources = Sources.Add(($"{ProjectDirectory}Source{Sources.Length}.cs", source)) };

    /// <summary>The same project with a definition in <c>elements/</c>, found there by its place.</summary>
    public Consumer WithDefinition(string key, string json) => WithFile($"elements/{key}.json", json, foundByPlace: true);

    /// <summary>The same project with definitions of the catalogue.</summary>
    public Consumer WithElements(params IEnumerable<string> keys) =>
        keys.Aggregate(this, static (project, key) => project.WithDefinition(key, Repository.Element(key)));

    /// <summary>The same project with one more definition file.</summary>
    public Consumer WithFile(string path, string text, bool foundByPlace = false, string kind = "Definition") =>
        this with { Files = Files.Add(new ConsumerFile(ProjectDirectory + path, text, kind, foundByPlace)) };

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Consumer",
        Sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text), ParseOptions, source.Path)),
        [.. Net100.References.All, Runtime],
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Nullable, generalDiagnosticOption: ReportDiagnostic.Default));

    public GeneratorRun Generate() => new(this);

    /// <summary>What the project's build tells about its files.</summary>
    public AnalyzerConfigOptionsProvider Options => new ConsumerOptions(this);

    private sealed class ConsumerOptions(Consumer project) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new() { ["build_property.ProjectDir"] = ProjectDirectory });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            project.Files.FirstOrDefault(file => file.Path == textFile.Path) is { Kind.Length: > 0 } file
                ? new Values(new()
                {
                    ["build_metadata.AdditionalFiles.ElementGenKind"] = file.Kind,
                    ["build_metadata.AdditionalFiles.ElementGenFoundByPlace"] = file.FoundByPlace ? "true" : "",
                })
                : Values.None;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Values None { get; } = new([]);

        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}

/// <summary>An additional file; it counts how often its text is asked for.</summary>
internal sealed class ConsumerFile(string path, string text, string kind, bool foundByPlace) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public string Kind => kind;

    public bool FoundByPlace => foundByPlace;

    public int Reads { get; private set; }

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return _text;
    }
}
