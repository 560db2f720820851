using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0002: an element class, or a type around it, is not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotPartialAnalyzer : ElementClassAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public NotPartialAnalyzer()
        : base(CodeRules.NotPartial)
    {
    }

    private protected override Action<SymbolAnalysisContext, INamedTypeSymbol, AttributeData> Prepare(
        AnalyzerOptions options, RuntimeSymbols runtime) => Analyze;

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        if (ElementClassTarget.UnsupportedKind(type) is not null
            || ElementClassTarget.FirstNotPartial(type, context.CancellationToken) is not { } notPartial)
        {
            return;
        }

        var subject = SymbolEqualityComparer.Default.Equals(notPartial, type)
            ? $"'{type.Name}'"
            : $"'{notPartial.Name}', which contains '{type.Name}',";
        context.ReportDiagnostic(CodeRules.NotPartial.At(LocationOf(attribute, context), subject));
    }
}
