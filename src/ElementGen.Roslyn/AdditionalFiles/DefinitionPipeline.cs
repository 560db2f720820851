using ElementGen.Definitions;
using ElementGen.Roslyn.Declarations;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>
/// The steps from additional files to the definitions that classes name. Files named after a key that some class names are read first; the others are
/// read only while some key has no such file. What a file defines depends on the file alone, so a new key does not read the other files again.
/// </summary>
/// <remarks>
/// A step passes on a reference, or a pair of references. For every other combination of types the runtime compiles some hundred methods of Roslyn
/// anew in each process.
/// </remarks>
internal static class DefinitionPipeline
{
    /// <summary>The additional files that are definition files, by name and item.</summary>
    public static IncrementalValuesProvider<AdditionalDefinition> DefinitionFiles(this IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (file, _) => AdditionalDefinition.From(file.Left, file.Right))
            .Where(static file => file is not null)!
            .WithTrackingName<AdditionalDefinition>(Steps.Files);

    /// <summary>The definitions of every key that <paramref name="classes"/> name.</summary>
    public static IncrementalValueProvider<DefinitionIndex> For(
        this IncrementalValuesProvider<AdditionalDefinition> files, IncrementalValuesProvider<ElementClass> classes)
    {
        var namedAfterKeys = classes
            .Collect()
            .Select(static (classes, _) => FilesToRead.NamedAfterKeysOf(classes))
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
        this IncrementalValuesProvider<AdditionalDefinition> files, IncrementalValueProvider<FilesToRead> toRead, string step) =>
        files
            .Combine(toRead)
            .Select(static (file, _) => file.Right.Include(file.Left) ? file.Left : null)
            .Where(static file => file is not null)
            .Select(static (file, cancellationToken) => DefinitionSet.Read(file!, cancellationToken))
            .WithTrackingName(step)
            .Collect()
            .Select(static (sets, _) => new DefinitionIndex(sets));
}
