using ElementGen.HostileDefinitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Hostile;

/// <summary>A project with a class for each of several hostile definitions: many are compiled at the price of one.</summary>
internal sealed class HostileProject
{
    /// <summary>How many classes to compile at once: the tracking of the generator's steps takes eight times as long for twice as many.</summary>
    public const int Most = 25;

    private readonly List<(string Key, string Definition, string Path)> _elements = [];

    /// <summary>The number of classes.</summary>
    public int Count => _elements.Count;

    /// <summary>The name of the class at <paramref name="index"/>. All have the same length and the same case.</summary>
    public static string ClassAt(int index) => FormattableString.Invariant($"Acme{index:0000}");

    /// <summary>Adds an element with the class that asks for it; no two have one key.</summary>
    public void Add(string key, string definition) => Add(key, definition, FormattableString.Invariant($"elements/{Count}.json"));

    /// <summary>The same for a definition that lies at <paramref name="path"/> in the project.</summary>
    public void Add(string key, string definition, string path) => _elements.Add((key, definition, path));

    /// <summary>Generates the classes.</summary>
    public GeneratorRun Generate()
    {
        var project = new Consumer();
        foreach (var (_, definition, path) in _elements)
            project = project.WithFile(path, definition);

        return project.With(string.Concat(_elements.Select(static (element, i) =>
            $"[ElementGen.ElementInstance({SymbolDisplay.FormatLiteral(element.Key, quote: true)})] public partial class {ClassAt(i)};\n"))).Generate();
    }

    /// <summary>The configuration record of the class at <paramref name="index"/>.</summary>
    public static INamedTypeSymbol ConfigurationAt(int index, GeneratorRun run) => run.Output.GetTypeByMetadataName(ClassAt(index) + "+Configuration")!;

    /// <summary>Fails unless everything of <paramref name="run"/> that is written can be seen, and ends no line.</summary>
    public static void JudgeText(GeneratorRun run) => Assert.All(run.Result.GeneratedSources, static source =>
    {
        Assert.True(source.SourceText.ToString().Split('\n').All(static line => HostileText.IsPlainLine(line.TrimStart('\t'))), "Something that cannot be seen, or that ends a line, gets through.");
        Assert.Matches(@"^[A-Za-z0-9_.]{1,100}$", source.HintName);
    });
}
