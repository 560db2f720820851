using ElementGen.Roslyn.Declarations;
using ElementGen.Roslyn.DefinitionFiles;
using ElementGen.Roslyn.Emission;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn;

/// <summary>
/// Gives every class with <c>[ElementInstance("key")]</c> its configuration record and its provisioning methods, from the element's
/// definition. It reports nothing: analyzers do, through the same reading.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ElementInstanceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var instances = context.ElementInstanceTypes().WithTrackingName(Steps.Instances);
        var definitions = context.DefinitionFiles().For(instances);
        var requiredMembers = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => BuildNames.IsTrue(options.GlobalOptions, BuildNames.RequiredMembers))
            .WithTrackingName(Steps.RequiredMembers);
        var sources = instances
            .Combine(definitions.Combine(requiredMembers))
            .Select(static (instance, _) => InstanceSource.Of(instance.Left, instance.Right.Left, instance.Right.Right))
            .WithTrackingName(Steps.Sources);

        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(HintName.Of(source.Declaration), InstanceWriter.Write(source)));
    }
}
