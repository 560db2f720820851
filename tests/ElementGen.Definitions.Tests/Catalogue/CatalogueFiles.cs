namespace ElementGen.Definitions.Tests.Catalogue;

/// <summary>The definitions of the catalogue, by file name: all JSON in <c>elements/</c> that is no schema.</summary>
internal static class CatalogueFiles
{
    public static TheoryData<string> Names { get; } = new(
        Directory.EnumerateFiles(Repository.Elements, "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Elements, path))
            .Where(name => !name.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal));

    public static string TextOf(string name) => File.ReadAllText(Path.Combine(Repository.Elements, name));
}
