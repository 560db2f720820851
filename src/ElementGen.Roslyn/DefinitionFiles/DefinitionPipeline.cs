using ElementGen.Roslyn.Declarations;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.DefinitionFiles;

/// <summary>
/// The way from additional files to the definitions that classes name. Files named after a key that some class asks for are read; the others
/// only while a key is left without such a file. What is read depends on the file alone, so that another key does not read the files of the rest.
/// </summary>
internal static class DefinitionPipeline
{
    /// <summary>The additional files that are definitions, by name and item.</summary>
    public static IncrementalValuesProvider<DefinitionText> DefinitionFiles(this IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (file, _) => DefinitionText.From(file.Left, file.Right))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(Steps.Files);

    /// <summary>The definitions of every key that <paramref name="instances"/> name.</summary>
    public static IncrementalValueProvider<DefinitionIndex> For(
        this IncrementalValuesProvider<DefinitionText> files, IncrementalValuesProvider<InstanceDeclaration> instances)
    {
        var keys = instances
            .Select(static (instance, _) => instance.Key)
            .Collect()
            .Select(static (keys, _) => new KeySet(keys))
            .WithTrackingName(Steps.Keys);

        var named = files
            .Combine(keys)
            .Where(static file => file.Right.ContainsFileName(file.Left.Key))
            .Select(static (file, _) => file.Left)
            .Select(static (file, cancellationToken) => DefinitionSet.Read(file, cancellationToken))
            .WithTrackingName(Steps.NamedDefinitions)
            .Collect();

        var keysWithoutFile = keys
            .Combine(named)
            .Select(static (wanted, _) => DefinitionIndex.WithoutOwnFile(wanted.Left, wanted.Right))
            .WithTrackingName(Steps.KeysWithoutFile);

        var others = files
            .Combine(keysWithoutFile.Combine(keys))
            .Where(static file => !file.Right.Left.IsEmpty && !file.Right.Right.ContainsFileName(file.Left.Key))
            .Select(static (file, _) => file.Left)
            .Select(static (file, cancellationToken) => DefinitionSet.Read(file, cancellationToken))
            .WithTrackingName(Steps.OtherDefinitions)
            .Collect();

        return named
            .Combine(others)
            .Select(static (sets, _) => new DefinitionIndex(sets.Left.Concat(sets.Right)))
            .WithTrackingName(Steps.Index);
    }
}
