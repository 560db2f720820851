using ElementGen.Roslyn.Analysis.OwnCode;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0006: the user's part of a class collides with the generated part.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnCodeAnalyzer : ElementClassAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public OwnCodeAnalyzer()
        : base(CodeRules.OwnCode)
    {
    }

    private protected override Action<SymbolAnalysisContext, INamedTypeSymbol, AttributeData> Prepare(
        AnalyzerOptions options, RuntimeSymbols runtime) => (symbol, type, _) =>
        {
            // If nothing was generated, another rule says why.
            if (GeneratedPart.Of(type, runtime) is not { } generated)
                return;

            foreach (var (place, why) in Collisions(type, generated, runtime, symbol))
                symbol.ReportDiagnostic(CodeRules.OwnCode.At(place, type.Name, why));
        };

    private static IEnumerable<(Location Place, string Why)> Collisions(
        INamedTypeSymbol type, GeneratedPart generated, RuntimeSymbols runtime, SymbolAnalysisContext context) =>
        ConstructionProblems.Of(type, generated, context.Compilation, context.CancellationToken)
            .Concat(MemberCollisions.Of(type, generated, context.Compilation, context.CancellationToken))
            .Concat(ConfigurationCollisions.Of(type, generated, runtime, context.CancellationToken));
}
