using ElementGen.Roslyn.AdditionalFiles;
using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Emission;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn;

/// <summary>
/// Generates the configuration record and the provisioning methods of every class with <c>[ElementInstance("key")]</c>, from the element's
/// definition. It reports nothing itself; the analyzers do.
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
