using ElementGen.Roslyn.Declarations;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.DefinitionFiles;

/// <summary>
/// The way from additional files to the definitions that classes name. Files named after a key that some class asks for are read; the others
/// only while a key is left without such a file. What is read depends on the file alone, so that another key does not read the files of the rest.
/// </summary>
/// <remarks>
/// Between steps go references, and pairs of references: for every other combination of types the compiler's host compiles some hundred methods anew,
/// in every process.
/// </remarks>
internal static class DefinitionPipeline
{
    /// <summary>The additional files that are definitions, by name and item.</summary>
    public static IncrementalValuesProvider<DefinitionText> DefinitionFiles(this IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (file, _) => DefinitionText.From(file.Left, file.Right))
            .Where(static file => file is not null)!
            .WithTrackingName<DefinitionText>(Steps.Files);

    /// <summary>The definitions of every key that <paramref name="instances"/> name.</summary>
    public static IncrementalValueProvider<DefinitionIndex> For(
        this IncrementalValuesProvider<DefinitionText> files, IncrementalValuesProvider<InstanceDeclaration> instances)
    {
        var namedAfterKeys = instances
            .Collect()
            .Select(static (instances, _) => FilesToRead.NamedAfterKeysOf(instances))
            .WithTrackingName(Steps.Keys);
        var named = files.Read(namedAfterKeys, Steps.NamedDefinitions);

        var rest = namedAfterKeys
            .Combine(named)
            .Select(static (files, _) => files.Left.Others(files.Right))
            .WithTrackingName(Steps.KeysWithoutFile);
        var others = files.Read(rest, Steps.OtherDefinitions);

        return named
            .Combine(others)
            .Select(static (sets, _) => sets.Left.With(sets.Right))
            .WithTrackingName(Steps.Index);
    }

    private static IncrementalValueProvider<DefinitionIndex> Read(
        this IncrementalValuesProvider<DefinitionText> files, IncrementalValueProvider<FilesToRead> toRead, string step) =>
        files
            .Combine(toRead)
            .Select(static (file, _) => file.Right.Include(file.Left) ? file.Left : null)
            .Where(static file => file is not null)
            .Select(static (file, cancellationToken) => DefinitionSet.Read(file!, cancellationToken))
            .WithTrackingName(step)
            .Collect()
            .Select(static (sets, _) => new DefinitionIndex(sets));
}
