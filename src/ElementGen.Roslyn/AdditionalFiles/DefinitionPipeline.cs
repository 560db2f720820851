using ElementGen.Definitions;
using ElementGen.Roslyn.Classes;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>
/// The steps from additional files to the definitions that classes name. Files named after such a key are read first. The other files are
/// read only while a key has no file named after it. A file's definitions are cached per file, so a new key does not read the others again.
/// </summary>
/// <remarks>
/// Each step must pass on a reference, or a pair of references. For any other combination of types, the runtime would have to compile about
/// a hundred generic methods of Roslyn again in each process.
/// </remarks>
internal static class DefinitionPipeline
{
    /// <summary>The additional files that are definition files.</summary>
    public static IncrementalValuesProvider<AdditionalDefinitionFile> DefinitionFiles(
        this IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (file, _) => AdditionalDefinitionFile.From(file.Left, file.Right))
            .Where(static file => file is not null)!
            .WithTrackingName<AdditionalDefinitionFile>(Steps.Files);

    /// <summary>The definitions of every key that <paramref name="classes"/> name.</summary>
    public static IncrementalValueProvider<DefinitionIndex> For(
        this IncrementalValuesProvider<AdditionalDefinitionFile> files, IncrementalValuesProvider<ElementClass> classes)
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
        this IncrementalValuesProvider<AdditionalDefinitionFile> files, IncrementalValueProvider<FilesToRead> toRead, string step) =>
        files
            .Combine(toRead)
            .Select(static (file, _) => file.Right.Include(file.Left) ? file.Left : null)
            .Where(static file => file is not null)
            .Select(static (file, cancellationToken) => DefinitionSet.Read(file!, cancellationToken))
            .WithTrackingName(step)
            .Collect()
            .Select(static (sets, _) => new DefinitionIndex(sets));
}
