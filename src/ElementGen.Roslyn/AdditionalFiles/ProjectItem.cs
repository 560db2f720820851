using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>What the build says about an additional file. The file itself is not read.</summary>
internal static class ProjectItem
{
    /// <summary>
    /// Whether <paramref name="text"/> is a file of <paramref name="kind"/>. True when its name or an item of the project says so; false
    /// when it was only found in the right folder, so that it may belong to somebody else; null when it is not such a file. If the build
    /// says nothing, only the ending of the file's name counts.
    /// </summary>
    /// <param name="text">The file.</param>
    /// <param name="metadata">The build's metadata of the file.</param>
    /// <param name="kind">The kind of file.</param>
    public static bool? IsCertain(AdditionalText text, AnalyzerConfigOptions metadata, FileKind kind)
    {
        if (metadata.TryGetValue(BuildNames.Kind, out var actual) && actual.Length > 0)
            return Names(kind, actual) ? !BuildNames.IsTrue(metadata, BuildNames.FoundByPlace) : null;

        return FileNames.KindByEnding(text.Path) == kind ? true : null;
    }

    /// <summary>Whether a file with this <paramref name="metadata"/> is a definition of a catalog.</summary>
    public static bool IsFromCatalog(AnalyzerConfigOptions metadata) =>
        metadata.TryGetValue(BuildNames.Kind, out var kind)
        && string.Equals(kind, BuildNames.CatalogKind, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path of <paramref name="text"/> relative to the project.</summary>
    public static string PathOf(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        options.GlobalOptions.TryGetValue(BuildNames.ProjectDirectory, out var project);
        return ProjectPath.Of(text.Path, project);
    }

    private static bool Names(FileKind kind, string metadata) => string.Equals(
        metadata, kind == FileKind.Definition ? BuildNames.DefinitionKind : BuildNames.InstanceKind, StringComparison.OrdinalIgnoreCase);
}
