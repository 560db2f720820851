using System.Reflection;
using ElementGen.Definitions;
using ElementGen.LocalPlatform;

namespace ElementGen.Testing;

/// <summary>
/// The definitions that the build put beside the assembly: those of the project, of the projects that it references, and of the catalog
/// (<c>ElementGen.Testing.targets</c>).
/// </summary>
/// <param name="Definitions">The definitions. Of two with the same key, the first one counts.</param>
/// <param name="Findings">What is wrong with their files.</param>
internal sealed record DefinitionsOfBuild(IReadOnlyList<ElementDefinition> Definitions, IReadOnlyList<DefinitionFinding> Findings)
{
    private const string Folder = "elementgen-definitions";

    // In the order in which they win.
    private static readonly string[] Owners = ["own", "referenced", "catalog"];

    /// <summary>
    /// Reads them. They are looked for beside the program, beside this assembly and beside the entry assembly, never in the current folder,
    /// because a test runner may start its host elsewhere.
    /// </summary>
    public static DefinitionsOfBuild Read() =>
        Read([AppContext.BaseDirectory, FolderOf(typeof(DefinitionsOfBuild).Assembly), FolderOf(Assembly.GetEntryAssembly())]);

    /// <summary>Reads those beside the first of <paramref name="places"/> that has any; none when the build handed nothing on.</summary>
    public static DefinitionsOfBuild Read(IEnumerable<string?> places)
    {
        var place = places.OfType<string>().Select(static place => Path.Combine(place, Folder)).FirstOrDefault(Directory.Exists);
        var folders = Owners
            .Select(owner => place is null ? "" : Path.Combine(place, owner))
            .Where(Directory.Exists)
            .Select(DefinitionFolder.Read)
            .ToList();
        return new DefinitionsOfBuild(
            [.. folders.SelectMany(static folder => folder.Definitions)], [.. folders.SelectMany(static folder => folder.Findings)]);
    }

    // An assembly in a bundle has no place, and then the first one is right.
    private static string? FolderOf(Assembly? assembly) =>
        assembly is { IsDynamic: false, Location: { Length: > 0 } location } ? Path.GetDirectoryName(location) : null;
}
