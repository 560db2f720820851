using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>What the build says about an additional file, before anything of the file is read.</summary>
internal static class ProjectItem
{
    /// <summary>
    /// Whether <paramref name="text"/> is a file of <paramref name="kind"/> by its name or by an item of the project; false when only its place
    /// says so, and it may belong to somebody else; null when it is none. The ending of its name counts only in a project whose build says nothing.
    /// </summary>
    /// <param name="text">The file.</param>
    /// <param name="metadata">What the build says about it.</param>
    /// <param name="kind">The kind of file that is asked for.</param>
    public static bool? IsCertain(AdditionalText text, AnalyzerConfigOptions metadata, FileKind kind)
    {
        if (metadata.TryGetValue(BuildNames.Kind, out var actual) && actual.Length > 0)
            return Names(kind, actual) ? !BuildNames.IsTrue(metadata, BuildNames.FoundByPlace) : null;

        return FileNames.KindByEnding(text.Path) == kind ? true : null;
    }

    /// <summary>The path of <paramref name="text"/> as the project sees it.</summary>
    public static string PathOf(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        options.GlobalOptions.TryGetValue(BuildNames.ProjectDirectory, out var project);
        return ProjectPath.Of(text.Path, project);
    }

    private static bool Names(FileKind kind, string metadata) => string.Equals(
        metadata, kind == FileKind.Definition ? BuildNames.DefinitionKind : BuildNames.InstanceKind, StringComparison.OrdinalIgnoreCase);
}
