using System.Text;
using ElementGen.Definitions.Tests.Catalogue;

namespace ElementGen.Definitions.Tests;

/// <summary>Definitions as a user writes them, read for a test.</summary>
internal static class Definition
{
    /// <summary>The names of the catalogue's files.</summary>
    public static IReadOnlyList<string> CatalogueNames { get; } = [.. from object[] row in CatalogueFiles.Names select (string)row[0]];

    /// <summary>What the reader makes of <paramref name="text"/>, right or wrong.</summary>
    public static DefinitionContent Read(string text) => DefinitionReader.Read(Encoding.UTF8.GetBytes(text));

    /// <summary>The one element that <paramref name="text"/> defines without a problem.</summary>
    public static ElementDefinition Of(string text) => One(Read(text)).Definition;

    /// <summary>The one element of the catalogue's file <paramref name="name"/>.</summary>
    public static ElementDefinition OfCatalogue(string name) => Of(CatalogueFiles.TextOf(name));

    /// <summary>An element <c>x</c> with <paramref name="entries"/>, in JSON.</summary>
    public static ElementDefinition WithEntries(params string[] entries) =>
        Of($$"""{ "key": "x", "configuration": [ {{string.Join(", ", entries)}} ] }""");

    /// <summary>The one element that <paramref name="file"/> holds, when nothing is wrong with it.</summary>
    public static LocatedDefinition One(DefinitionContent file)
    {
        Assert.Empty(file.Problems);
        return Assert.Single(file.Definitions);
    }

    /// <summary>What stands in <paramref name="text"/> at <paramref name="range"/>.</summary>
    public static string At(string text, ByteRange range) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(range.Start, range.Length));

    /// <summary>Each problem of <paramref name="text"/> as its place and its message.</summary>
    public static IEnumerable<string> Problems(string text) =>
        Read(text).Problems.Select(problem => $"{At(text, problem.Range)} | {problem.Message}");
}
