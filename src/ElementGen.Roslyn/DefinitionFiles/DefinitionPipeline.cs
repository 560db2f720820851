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
        var keys = instances
            .Select(static (instance, _) => instance.Key)
            .Collect()
            .Select(static (keys, _) => new KeySet(keys))
            .WithTrackingName(Steps.Keys);

        var named = files
            .Combine(keys)
            .Select(static (file, _) => file.Right.ContainsFileName(file.Left.Key) ? file.Left : null)
            .Read(Steps.NamedDefinitions);

        var keysWithoutFile = keys
            .Combine(named)
            .Select(static (wanted, _) => new KeysWithoutFile(wanted.Left, wanted.Right))
            .WithTrackingName(Steps.KeysWithoutFile);

        var others = files
            .Combine(keysWithoutFile)
            .Select(static (file, _) => file.Right.MayBeIn(file.Left) ? file.Left : null)
            .Read(Steps.OtherDefinitions);

        return named
            .Combine(others)
            .Select(static (sets, _) => sets.Left.With(sets.Right))
            .WithTrackingName(Steps.Index);
    }

    private static IncrementalValueProvider<DefinitionIndex> Read(this IncrementalValuesProvider<DefinitionText?> files, string step) =>
        files
            .Where(static file => file is not null)
            .Select(static (file, cancellationToken) => DefinitionSet.Read(file!, cancellationToken))
            .WithTrackingName(step)
            .Collect()
            .Select(static (sets, _) => new DefinitionIndex(sets));

    /// <summary>The keys that no file is named after, so that any other file may define them.</summary>
    private sealed record KeysWithoutFile(KeySet Keys, KeySet Wanted)
    {
        public KeysWithoutFile(KeySet wanted, DefinitionIndex named)
            : this(named.WithoutOwnFile(wanted), wanted)
        {
        }

        public bool MayBeIn(DefinitionText file) => !Keys.IsEmpty && !Wanted.ContainsFileName(file.Key);
    }
}
