using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0006: the class's own code collides with what is generated for it.</summary>
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
            // Another rule says why nothing is generated.
            if (GeneratedPart.Of(type, runtime) is not { } generated)
                return;

            foreach (var (place, why) in Collisions(type, generated, runtime, symbol))
                symbol.ReportDiagnostic(CodeRules.OwnCode.At(place, type.Name, why));
        };

    private static IEnumerable<(Location Place, string Why)> Collisions(
        INamedTypeSymbol type, GeneratedPart generated, RuntimeSymbols runtime, SymbolAnalysisContext context) =>
        ConstructionHindrances.Of(type, generated, context.Compilation, context.CancellationToken)
            .Concat(MemberCollisions.Of(type, generated, context.Compilation, context.CancellationToken))
            .Concat(ConfigurationCollisions.Of(type, generated, runtime, context.CancellationToken));
}
