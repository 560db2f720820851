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
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => new GenerationOptions(BuildNames.IsTrue(options.GlobalOptions, BuildNames.RequiredMembers)))
            .WithTrackingName(Steps.RequiredMembers);
        var project = definitions
            .Combine(options)
            .Select(static (project, _) => new GenerationProject(project.Left, project.Right));
        var sources = instances
            .Combine(project)
            .Select(static (instance, _) => InstanceSource.Of(instance.Left, instance.Right))
            .WithTrackingName(Steps.Sources);

        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(HintName.Of(source.Declaration), InstanceWriter.Write(source)));
    }
}
