using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0104 and ELG0105: entries whose property names collide, and entries of unknown types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionEntriesAnalyzer : ElementGenAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public DefinitionEntriesAnalyzer()
        : base(FileRules.NameCollision, FileRules.UnknownType)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime) =>
        context.RegisterAdditionalFileAction(static file =>
        {
            if (AdditionalDefinitionFile.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } definition
                && definition.IsOurs(file.CancellationToken)
                && definition.Text.TryGetText(file.CancellationToken) is { } source)
            {
                DefinitionFileCheck.FindCollisionsAndUnknownTypes(AdditionalDefinitionFile.Read(source), file.CancellationToken)
                    .Report(definition.Text, source, file.ReportDiagnostic);
            }
        });
}
