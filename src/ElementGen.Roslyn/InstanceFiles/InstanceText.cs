using ElementGen.Definitions;
using ElementGen.Roslyn.DefinitionFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.InstanceFiles;

/// <summary>An additional file that is meant as an instance file, told by its name and item alone, before anything of it is read.</summary>
/// <param name="Text">The file.</param>
/// <param name="IsCertain">
/// Whether it is one by its name or by an item of the project; one found only by its place may belong to somebody else.
/// </param>
/// <param name="Optional">The keys of entries that the project's settings say need not be supplied in this file.</param>
internal sealed record InstanceText(AdditionalText Text, bool IsCertain, IReadOnlyCollection<string> Optional)
{
    private static readonly ParsedTexts<InstanceFile> Contents = new(InstanceReader.Read);

    /// <summary>The instance file that <paramref name="text"/> is, or null when it is none.</summary>
    public static InstanceText? From(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        var settings = options.GetOptions(text);
        return ProjectItem.IsCertain(text, settings, kind: "Instance", ending: ".instance.json") is { } isCertain
            ? new InstanceText(text, isCertain, OptionalIn(settings))
            : null;
    }

    /// <summary>What <paramref name="source"/>, the text of the file, holds; null when it is somebody else's.</summary>
    public InstanceFile? Read(SourceText source) => Contents.Read(source) is var content && (IsCertain || content.LooksLikeInstance) ? content : null;

    private static string[] OptionalIn(AnalyzerConfigOptions settings) =>
        settings.TryGetValue(BuildNames.OptionalEntries, out var keys)
            ? [.. keys.Split(',').Select(static key => key.Trim()).Where(static key => key.Length > 0)]
            : [];
}
