using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG03xx: an instance file is not JSON, or has a request body that the platform would reject or misunderstand.</summary>
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
        var definitions = AdditionalDefinitionFile.AllOf(context.Options);
        context.RegisterAdditionalFileAction(file =>
        {
            if (AdditionalInstanceFile.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } instanceFile)
                Analyze(file, instanceFile, definitions);
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, AdditionalInstanceFile file, ProjectDefinitions definitions)
    {
        var source = file.Text.TryGetText(context.CancellationToken);
        var content = source is null ? null : file.Read(source);
        // A file that cannot be read is reported only if it is certainly ours; one that belongs to somebody else is never reported.
        if (content is null && (source is not null || !file.IsCertain))
            return;

        var path = file.IsCertain ? ProjectItem.PathOf(file.Text, context.Options.AnalyzerConfigOptionsProvider) : null;
        InstanceFileCheck.Find(content, path, definitions, file.Optional, context.CancellationToken)
            .Report(file.Text, source, context.ReportDiagnostic);
    }
}
