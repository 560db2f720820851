using ElementGen.Roslyn.AdditionalFiles;
using ElementGen.Roslyn.Declarations;
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
        var classes = context.FindElementClasses().WithTrackingName(Steps.Classes);
        var definitions = context.DefinitionFiles().For(classes);
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => new GenerationOptions(BuildNames.IsTrue(options.GlobalOptions, BuildNames.RequiredMembers)))
            .WithTrackingName(Steps.RequiredMembers);
        var project = definitions
            .Combine(options)
            .Select(static (project, _) => new GenerationProject(project.Left, project.Right));
        var sources = classes
            .Combine(project)
            .Select(static (source, _) => ClassToGenerate.Of(source.Left, source.Right))
            .WithTrackingName(Steps.Sources);

        context.RegisterSourceOutput(
            sources, static (output, source) => output.AddSource(HintName.Of(source.Class), ElementClassWriter.Write(source)));
    }
}
