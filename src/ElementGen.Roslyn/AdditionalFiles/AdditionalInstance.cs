using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>An instance file among the compiler's additional files.</summary>
/// <param name="Text">The additional file.</param>
/// <param name="IsCertain">
/// Whether it is an instance file by its name or by an item of the project; one that is found only by its place may belong to somebody else.
/// </param>
/// <param name="Optional">Keys of entries that need not be supplied in this file, by the project's settings.</param>
internal sealed record AdditionalInstance(AdditionalText Text, bool IsCertain, string[] Optional)
{
    private static readonly ParsedTexts<InstanceContent> Contents = new(RequestBodyReader.Read);

    /// <summary>The instance file that <paramref name="text"/> is; null when it is none.</summary>
    public static AdditionalInstance? From(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        var settings = options.GetOptions(text);
        return ProjectItem.IsCertain(text, settings, FileKind.Instance) is { } isCertain
            ? new AdditionalInstance(text, isCertain, OptionalIn(settings))
            : null;
    }

    /// <summary>What <paramref name="source"/>, the text of the file, holds; null when it belongs to somebody else.</summary>
    public InstanceContent? Read(SourceText source) => Contents.Read(source) is var content && (IsCertain || content.LooksLikeBody) ? content : null;

    private static string[] OptionalIn(AnalyzerConfigOptions settings) =>
        settings.TryGetValue(BuildNames.OptionalEntries, out var keys)
            ? [.. keys.Split(',').Select(static key => key.Trim()).Where(static key => key.Length > 0)]
            : [];
}
