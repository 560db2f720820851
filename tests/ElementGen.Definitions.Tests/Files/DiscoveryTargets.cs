using System.IO.Enumeration;
using System.Xml.Linq;

namespace ElementGen.Definitions.Tests.Files;

/// <summary>
/// Which files a build takes for ours: the globs in <c>ElementGen.props</c> and the excludes in <c>ElementGen.targets</c>, which every project
/// that uses the package imports.
/// </summary>
internal static class DiscoveryTargets
{
    private const string AnyFolder = "**/";

    // An item leaves out the files of those before it, so the first one that matches counts.
    private static readonly IReadOnlyList<(string Glob, FileRole Role)> Items =
    [
        .. Load("ElementGen.props").Elements("ItemGroup")
            .Single(group => (string?)group.Attribute("Condition") == "'$(EnableDefaultElementItems)' == 'true'")
            .Elements()
            .Select(item => ((string)item.Attribute("Include")!, RoleOf(item))),
    ];

    // Only names: which folders of a project are left out is the build's own matter.
    private static readonly IReadOnlyList<string> ExcludedNames =
    [
        .. Load("ElementGen.targets").Descendants("ElementItemExcludes").SelectMany(excludes => ((string)excludes).Split(';'))
            .Where(glob => glob.StartsWith(AnyFolder, StringComparison.Ordinal)),
    ];

    /// <summary>What the build takes the file at <paramref name="path"/> in a project for; null when for none of ours.</summary>
    public static FileRole? RoleOf(string path) =>
        ExcludedNames.Any(glob => Matches(glob, path)) ? null
        : Items.Where(item => Matches(item.Glob, path)).Select(item => (FileRole?)item.Role).FirstOrDefault();

    private static XElement Load(string file) => XElement.Load(Path.Combine(Repository.Root, "src", "ElementGen", "buildTransitive", file));

    private static FileRole RoleOf(XElement item) => new(
        item.Name.LocalName switch
        {
            "ElementDefinition" => FileKind.Definition,
            "ElementInstanceFile" => FileKind.Instance,
            _ => throw new NotSupportedException($"'{item.Name}' is no item of ours."),
        },
        IsCertain: (string?)item.Attribute("ElementGenFoundByPlace") != "true");

    // As MSBuild does it: the name of a file in any case, the folder as it is written.
    private static bool Matches(string glob, string path)
    {
        var parts = glob.Split(AnyFolder);
        Assert.True(parts.Length == 2 && !parts[0].Contains('*', StringComparison.Ordinal), $"A glob of another form: {glob}");
        return path.StartsWith(parts[0], StringComparison.Ordinal)
            && FileSystemName.MatchesSimpleExpression(parts[1], Path.GetFileName(path), ignoreCase: true);
    }
}
