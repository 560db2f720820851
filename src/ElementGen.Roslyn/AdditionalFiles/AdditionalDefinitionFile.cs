using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>A definition file among the compiler's additional files.</summary>
/// <param name="Text">The additional file.</param>
/// <param name="Path">The path relative to the project.</param>
/// <param name="IsCertain">Whether its name or an item of the project says that it is a definition file.</param>
internal sealed record AdditionalDefinitionFile(AdditionalText Text, string Path, bool IsCertain) : DefinitionFile(Path, IsCertain)
{
    private static readonly ParsedTexts<DefinitionContent> Contents = new(DefinitionReader.Read);

    /// <summary><paramref name="text"/> as a definition file; null when it is not one.</summary>
    public static AdditionalDefinitionFile? From(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        var metadata = options.GetOptions(text);
        if (ProjectItem.IsFromCatalog(metadata))
            return new AdditionalDefinitionFile(text, ProjectItem.PathOf(text, options), IsCertain: true) { IsFromCatalog = true };

        return ProjectItem.IsCertain(text, metadata, FileKind.Definition) is { } isCertain
            ? new AdditionalDefinitionFile(text, ProjectItem.PathOf(text, options), isCertain)
            : null;
    }

    /// <summary>The definitions of a project.</summary>
    public static ProjectDefinitions AllOf(AnalyzerOptions project)
    {
        var options = project.AnalyzerConfigOptionsProvider;
        return new ProjectDefinitions(
            project.AdditionalFiles.Select(text => From(text, options)).OfType<DefinitionFile>(),
            project.AdditionalFiles
                .Where(text => FileNames.IsJson(text.Path) && From(text, options) is null)
                .Select(text => new AdditionalDefinitionFile(text, ProjectItem.PathOf(text, options), IsCertain: false)));
    }

    /// <summary>The content of a definition file with the text <paramref name="source"/>.</summary>
    public static DefinitionContent Read(SourceText source) => Contents.Read(source);

    /// <inheritdoc/>
    public override DefinitionContent? Read(CancellationToken cancellationToken) => Contents.Read(Text, cancellationToken);
}
