using ElementGen.Definitions;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>The elements of the catalogue.</summary>
internal static class Catalogue
{
    /// <summary>Their keys, in order.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        .. Directory.EnumerateFiles(Locations.Elements, "*.json")
            .Select(static file => Path.GetFileNameWithoutExtension(file))
            .Where(static name => !name.EndsWith(".schema", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The definition of an element.</summary>
    public static ElementDefinition Definition(string key) =>
        DefinitionReader.Read(System.IO.File.ReadAllBytes(PathOf(key))).Definitions.Single().Definition;

    /// <summary>The definition of an element as a file of a project.</summary>
    public static ProjectFile File(string key) =>
        new($"{GeneratorProject.Folder}elements/{key}.json", System.IO.File.ReadAllText(PathOf(key)));

    private static string PathOf(string key) => Path.Combine(Locations.Elements, key + ".json");
}
