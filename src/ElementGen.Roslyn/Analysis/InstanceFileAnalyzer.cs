using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG03xx: an instance file that is not JSON, or has a request body that the platform would refuse or misunderstand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceFileAnalyzer : ElementGenAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public InstanceFileAnalyzer()
        : base(
            FileRules.InstanceNotJson,
            FileRules.InstanceLacksEntries,
            FileRules.InstanceHasUnknownKey,
            FileRules.InstanceHasPlaceholder,
            FileRules.InstanceHasUnsuitableValue,
            FileRules.InstanceOfUnknownElement,
            FileRules.InstanceHasUnselectedEntry,
            FileRules.InstanceGrant)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var definitions = AdditionalDefinition.AllOf(context.Options);
        context.RegisterAdditionalFileAction(file =>
        {
            if (AdditionalInstance.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } instance)
                Analyze(file, instance, definitions);
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, AdditionalInstance file, ProjectDefinitions definitions)
    {
        var source = file.Text.GetText(context.CancellationToken);
        var content = source is null ? null : file.Read(source);
        // Null for a file of somebody else's, and for one that cannot be read; the latter is reported when it is certain to be ours.
        if (content is null && (source is not null || !file.IsCertain))
            return;

        InstanceFileCheck.Find(content, definitions, file.Optional, context.CancellationToken)
            .Report(file.Text, source, context.ReportDiagnostic);
    }
}
