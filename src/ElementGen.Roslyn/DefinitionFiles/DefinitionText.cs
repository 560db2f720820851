using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.DefinitionFiles;

/// <summary>An additional file that is meant as a definition, told by its name and item alone, before anything of it is read.</summary>
/// <param name="Text">The file.</param>
/// <param name="Path">The file's path as the project sees it, with <c>/</c>: the same on every machine.</param>
/// <param name="Key">The key the file is named after: its name without <c>.element.json</c> or <c>.json</c>.</param>
/// <param name="IsCertain">
/// Whether it is a definition by its name or by an item of the project; one found only by its place may belong to somebody else.
/// </param>
internal sealed record DefinitionText(AdditionalText Text, string Path, string Key, bool IsCertain)
{
    private const string Ending = ".element.json";

    /// <summary>The definition that <paramref name="text"/> is, or null when it is none.</summary>
    public static DefinitionText? From(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        ProjectItem.IsCertain(text, options.GetOptions(text), kind: "Definition", Ending) is { } isCertain
            ? new DefinitionText(text, PathOf(text, options), KeyOf(text.Path), isCertain)
            : null;

    /// <summary>Whether the file is for us to judge: it is certain to be a definition, or looks like one.</summary>
    public bool IsOurs(CancellationToken cancellationToken) =>
        IsCertain || DefinitionTexts.Read(Text, cancellationToken) is not { LooksLikeDefinition: false };

    /// <summary>The path of <paramref name="text"/> as the project sees it.</summary>
    public static string PathOf(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        options.GlobalOptions.TryGetValue(BuildNames.ProjectDirectory, out var project);
        return ProjectPath.Of(text.Path, project);
    }

    private static string KeyOf(string path)
    {
        var start = path.LastIndexOfAny(['/', '\\']) + 1;
        var ending = path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? Ending.Length
            : path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ".json".Length
            : 0;
        return path.Substring(start, Math.Max(0, path.Length - start - ending));
    }
}
