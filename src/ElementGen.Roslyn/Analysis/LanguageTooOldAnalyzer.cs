using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0005: the project's language version is too old for generated code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LanguageTooOldAnalyzer : ElementClassAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public LanguageTooOldAnalyzer()
        : base(CodeRules.LanguageTooOld)
    {
    }

    private protected override Action<SymbolAnalysisContext, INamedTypeSymbol, AttributeData> Prepare(
        AnalyzerOptions options, RuntimeSymbols runtime) => Analyze;

    // Silent if the type cannot be extended anyway, because a newer language version would not help.
    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        var location = LocationOf(attribute, context);
        if (location.SourceTree is { } tree
            && ElementClassTarget.TooOldLanguage(tree) is { } language
            && ElementClassTarget.UnsupportedKind(type) is null
            && ElementClassTarget.FirstNotPartial(type, context.CancellationToken) is null)
        {
            context.ReportDiagnostic(CodeRules.LanguageTooOld.At(
                location, type.Name, ElementClassTarget.OldestLanguage.ToDisplayString(), language.ToDisplayString()));
        }
    }
}
