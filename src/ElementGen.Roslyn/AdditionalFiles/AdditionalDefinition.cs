using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>A definition file among the compiler's additional files.</summary>
/// <param name="Text">The additional file.</param>
/// <param name="Path">The file's path as the project sees it.</param>
/// <param name="IsCertain">Whether it is a definition file by its name or by an item of the project.</param>
internal sealed record AdditionalDefinition(AdditionalText Text, string Path, bool IsCertain) : DefinitionFile(Path, IsCertain)
{
    private static readonly ParsedTexts<DefinitionContent> Contents = new(DefinitionReader.Read);

    /// <summary>The definition file that <paramref name="text"/> is; null when it is none.</summary>
    public static AdditionalDefinition? From(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        ProjectItem.IsCertain(text, options.GetOptions(text), FileKind.Definition) is { } isCertain
            ? new AdditionalDefinition(text, ProjectItem.PathOf(text, options), isCertain)
            : null;

    /// <summary>The definition files of a project, and its other JSON files, each found when it is asked for.</summary>
    public static ProjectDefinitions AllOf(AnalyzerOptions project)
    {
        var options = project.AnalyzerConfigOptionsProvider;
        return new ProjectDefinitions(
            project.AdditionalFiles.Select(text => From(text, options)).OfType<DefinitionFile>(),
            project.AdditionalFiles
                .Where(text => FileNames.IsJson(text.Path) && From(text, options) is null)
                .Select(text => new AdditionalDefinition(text, ProjectItem.PathOf(text, options), IsCertain: false)));
    }

    /// <summary>What <paramref name="source"/>, the text of a definition file, holds.</summary>
    public static DefinitionContent Read(SourceText source) => Contents.Read(source);

    /// <inheritdoc/>
    public override DefinitionContent? Read(CancellationToken cancellationToken) => Contents.Read(Text, cancellationToken);
}
