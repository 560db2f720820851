using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0103: a definition that does not count, because another definition of the same element does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateDefinitionAnalyzer : ElementGenAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public DuplicateDefinitionAnalyzer()
        : base(FileRules.DuplicateDefinition, FileRules.DifferingDefinition)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var definitions = AdditionalDefinitionFile.AllOf(context.Options);
        var named = new NamedKeys(context.Compilation, runtime);
        context.RegisterAdditionalFileAction(file =>
        {
            if (AdditionalDefinitionFile.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } definition
                && definition.IsOurs(file.CancellationToken)
                && definition.Text.TryGetText(file.CancellationToken) is { } source)
            {
                var content = AdditionalDefinitionFile.Read(source);
                DefinitionFileCheck
                    .FindDuplicates(definition, content, definitions, named.Contain, file.CancellationToken)
                    .Report(definition.Text, source, file.ReportDiagnostic);
            }
        });
    }
}
