using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.DefinitionFiles;

/// <summary>Tells which additional files are ours by what the build says of them, or by their names, before anything of them is read.</summary>
internal static class ProjectItem
{
    /// <summary>
    /// Whether <paramref name="text"/> is a file of <paramref name="kind"/> by its name or by an item of the project; false when only its place
    /// says so, and it may belong to somebody else; null when it is none.
    /// </summary>
    /// <param name="text">The file.</param>
    /// <param name="metadata">What the build says of it.</param>
    /// <param name="kind">The kind that the item's metadata names.</param>
    /// <param name="ending">How the names of such files end, for projects that hand them over without an item.</param>
    public static bool? IsCertain(AdditionalText text, AnalyzerConfigOptions metadata, string kind, string ending)
    {
        if (metadata.TryGetValue(BuildNames.Kind, out var actual) && actual.Length > 0)
            return Is(actual, kind) ? !BuildNames.IsTrue(metadata, BuildNames.FoundByPlace) : null;

        return text.Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? true : null;
    }

    private static bool Is(string value, string expected) => string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);
}
