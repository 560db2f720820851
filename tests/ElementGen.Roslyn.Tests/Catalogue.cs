namespace ElementGen.Roslyn.Tests;

/// <summary>A project with a class for every element of the catalogue. Generated once for all tests that only look at it.</summary>
internal static class Catalogue
{
    public static Consumer Project { get; } = new Consumer().WithElements(Repository.ElementKeys).With(
        "using ElementGen;\nnamespace Acme;\n"
        + string.Join('\n', Repository.ElementKeys.Select(static key => $"[ElementInstance(\"{key}\")] public partial class {ClassOf(key)};")));

    private static readonly Lazy<GeneratorRun> OneRun = new(static () => Project.Generate());

    public static GeneratorRun Run => OneRun.Value;

    public static string ClassOf(string key) => "C_" + key.Replace('-', '_');
}
