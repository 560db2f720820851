namespace ElementGen.Roslyn.Tests;

/// <summary>A project with a class for every element of the catalogue. Generated once for all tests that only look at it.</summary>
internal static class Catalogue
{
    public static Consumer Project { get; } = Of(Repository.ElementKeys) with { TracksSteps = false };

    /// <summary>The same with every tenth element, for what is repeated with other settings.</summary>
    public static Consumer Sample { get; } = Of(Repository.ElementKeys.Where(static (_, index) => index % 10 == 0));

    private static readonly Lazy<GeneratorRun> OneRun = new(static () => Project.Generate());

    public static GeneratorRun Run => OneRun.Value;

    public static string ClassOf(string key) => "C_" + key.Replace('-', '_');

    /// <summary>A project with a class for each of these elements.</summary>
    public static Consumer Of(params IEnumerable<string> keys) => In("Acme", keys);

    /// <summary>The same in a namespace.</summary>
    public static Consumer In(string name, IEnumerable<string> keys) => new Consumer().WithElements(keys).With(
        $"using ElementGen;\nnamespace {name};\n"
        + string.Join('\n', keys.Select(static key => $"[ElementInstance(\"{key}\")] public partial class {ClassOf(key)};")));
}
