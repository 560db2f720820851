using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Tests;

/// <summary>A project that uses ElementGen, as the compiler sees it: sources, definitions, and how they were found.</summary>
internal sealed record Consumer
{
    public const string ProjectDirectory = "/project/";

    /// <summary>Where the project lies, with a separator at the end.</summary>
    public string Directory { get; init; } = ProjectDirectory;

    public ImmutableArray<(string Path, string Text)> Sources { get; init; } = [];

    public ImmutableArray<ConsumerFile> Files { get; init; } = [];

    public CSharpParseOptions ParseOptions { get; init; } =
        new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Whether the project references the runtime library.</summary>
    public bool ReferencesRuntime { get; init; } = true;

    /// <summary>Other projects that this one references.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>Properties of the project file that the compiler part sees.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The text of an <c>.editorconfig</c> in the project's folder; what it says of additional files is heeded.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>
    /// Whether the compiler records why each step of the generator ran. The time it takes for that grows with the cube of the number of classes, so
    /// projects of more than a few dozen do without.
    /// </summary>
    public bool TracksSteps { get; init; } = true;

    /// <summary>The framework that the project is built for.</summary>
    public TargetFramework TargetFramework { get; init; } = TargetFramework.Net10;

    /// <summary>The aliases under which the project references the runtime library; empty for none, so that it is reached from <c>global::</c>.</summary>
    public ImmutableArray<string> RuntimeAliases { get; init; } = [];

    /// <summary>Whether arithmetic is checked for overflow.</summary>
    public bool ChecksOverflow { get; init; }

    /// <summary>The framework that consumers are built for where a test does not say.</summary>
    public static ImmutableArray<MetadataReference> Framework => TargetFramework.Net10.References;

    public static MetadataReference Runtime => TargetFramework.Net10.Runtime;

    /// <summary>The same project with one more source: <c>Source0.cs</c> is the first.</summary>
    public Consumer With(string source) => this with { Sources = Sources.Add(($"{Directory}Source{Sources.Length}.cs", source)) };

    /// <summary>The same project, checked out in <paramref name="directory"/>, whose last character is the separator that all its paths are written with.</summary>
    public Consumer In(string directory) => this with
    {
        Directory = directory,
        Sources = [.. Sources.Select(source => (Moved(source.Path, directory), source.Text))],
        Files = [.. Files.Select(file => file.At(Moved(file.Path, directory)))],
    };

    /// <summary>The same project with other text in the source at <paramref name="index"/>.</summary>
    public Consumer WithSource(int index, string source) => this with { Sources = Sources.SetItem(index, (Sources[index].Path, source)) };

    /// <summary>The same project with a definition in <c>elements/</c>, found there by its place.</summary>
    public Consumer WithDefinition(string key, string json) => WithFile($"elements/{key}.json", json, foundByPlace: true);

    /// <summary>The same project with definitions of the catalogue.</summary>
    public Consumer WithElements(params IEnumerable<string> keys) =>
        keys.Aggregate(this, static (project, key) => project.WithDefinition(key, Repository.Element(key)));

    /// <summary>The same project with one more definition file.</summary>
    /// <param name="path">Where it lies in the project.</param>
    /// <param name="text">What it holds; null when it cannot be read.</param>
    /// <param name="foundByPlace">Whether it was found in <c>elements/</c>, not included by an item.</param>
    /// <param name="kind">Which item it is; "" for an additional file that is none of ours.</param>
    /// <param name="loss">When and how it is lost; null when it stays.</param>
    public Consumer WithFile(string path, string? text, bool foundByPlace = false, string kind = "Definition", FileLoss? loss = null) =>
        this with { Files = Files.Add(new ConsumerFile(Directory + path, text, kind, foundByPlace, loss)) };

    /// <summary>The same project with an instance file, by its name or, with <paramref name="foundByPlace"/>, called <c>instance.json</c>.</summary>
    public Consumer WithInstance(string text, string path = "sms.instance.json", bool foundByPlace = false) =>
        WithFile(path, text, foundByPlace, kind: "Instance");

    /// <summary>The same project with other text in the file at <paramref name="path"/>.</summary>
    public Consumer WithText(string path, string text)
    {
        var file = Files.Single(file => file.Path == Directory + path);
        return this with { Files = Files.Replace(file, file.Holding(text)) };
    }

    /// <summary>The same project with each definition's text rewritten. Even where none changes, the texts are new ones, of which nobody knows what they hold.</summary>
    public Consumer Rewrite(Func<string, string> text) => this with { Files = [.. Files.Select(file => file.Holding(text(file.GetText()!.ToString())))] };

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Consumer",
        Sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text), ParseOptions, source.Path)),
        [
            .. TargetFramework.References,
            .. ReferencesRuntime ? [TargetFramework.Runtime.WithAliases(RuntimeAliases)] : Array.Empty<MetadataReference>(),
            .. References,
        ],
        new CSharpCompilationOptions(
            OutputKind,
            allowUnsafe: true,
            checkOverflow: ChecksOverflow,
            warningLevel: 9999,
            nullableContextOptions: Nullable,
            specificDiagnosticOptions: SilentInEveryProject));

    // The SDK keeps them silent: a library built for an older framework is used with a newer one.
    private static readonly Dictionary<string, ReportDiagnostic> SilentInEveryProject = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    // Paths of this project, in another place and with that place's separator.
    private string Moved(string path, string directory) => directory + path[Directory.Length..].Replace(Directory[^1], directory[^1]);

    public GeneratorRun Generate() => new(this);

    /// <summary>What the analyzers report of the project with its generated code. The project must compile.</summary>
    public IReadOnlyList<Report> Analyze()
    {
        var run = Generate();
        Assert.Empty(run.Diagnostics());
        return run.Analyze();
    }

    /// <summary>What the analyzers report of a project that need not compile.</summary>
    public IReadOnlyList<Report> AnalyzeUncompiled() => Generate().Analyze();

    /// <summary>What the project's build tells about its files.</summary>
    public AnalyzerConfigOptionsProvider Options => new ConsumerOptions(this);

    private sealed class ConsumerOptions(Consumer project) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(
            project.Properties.ToDictionary(property => "build_property." + property.Key, property => property.Value)
                .Append(new("build_property.ProjectDir", project.Directory)).ToDictionary());

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            project.Files.FirstOrDefault(file => file.Path == textFile.Path) is { Kind.Length: > 0 } file
                ? new Values(new(SettingsOf(file))
                {
                    ["build_metadata.AdditionalFiles.ElementGenKind"] = file.Kind,
                    ["build_metadata.AdditionalFiles.ElementGenFoundByPlace"] = file.FoundByPlace ? "true" : "",
                })
                : Values.None;

        private readonly AnalyzerConfigSet _settings = AnalyzerConfigSet.Create(
            ImmutableArray.Create(AnalyzerConfig.Parse(project.EditorConfig, ProjectDirectory + ".editorconfig")));

        private Dictionary<string, string> SettingsOf(ConsumerFile file) => new(_settings.GetOptionsForSourcePath(file.Path).AnalyzerOptions);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Values None { get; } = new([]);

        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
