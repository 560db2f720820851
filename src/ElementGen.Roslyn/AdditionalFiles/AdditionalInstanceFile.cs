using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>An instance file among the compiler's additional files.</summary>
/// <param name="Text">The additional file.</param>
/// <param name="IsCertain">
/// Whether its name or an item of the project says that it is an instance file. Another file called <c>instance.json</c> may belong to
/// somebody else.
/// </param>
/// <param name="Optional">Keys of entries that the project's settings make optional in this file.</param>
internal sealed record AdditionalInstanceFile(AdditionalText Text, bool IsCertain, string[] Optional)
{
    private static readonly ParsedTexts<InstanceContent> Contents = new(RequestBodyReader.Read);

    /// <summary><paramref name="text"/> as an instance file; null when it is not one.</summary>
    public static AdditionalInstanceFile? From(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        var settings = options.GetOptions(text);
        return ProjectItem.IsCertain(text, settings, FileKind.Instance) is { } isCertain
            ? new AdditionalInstanceFile(text, isCertain, OptionalIn(settings))
            : null;
    }

    /// <summary>The file's content, read from its text <paramref name="source"/>; null when the file belongs to somebody else.</summary>
    public InstanceContent? Read(SourceText source) =>
        Contents.Read(source) is var content && (IsCertain || content.LooksLikeOurs) ? content : null;

    private static string[] OptionalIn(AnalyzerConfigOptions settings) =>
        settings.TryGetValue(BuildNames.OptionalEntries, out var keys)
            ? [.. keys.Split(',').Select(static key => key.Trim()).Where(static key => key.Length > 0)]
            : [];
}
