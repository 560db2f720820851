using System.Collections.Immutable;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0006: what a class declares itself does not go together with what is generated for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnCodeAnalyzer : ElementGenAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.OwnCodeInTheWay);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                // Where nothing is generated nothing is in its way; why it is not, another rule says.
                if (runtime.InstanceAttributeOf(type) is null || GeneratedPart.Of(type, runtime) is not { } generated)
                    return;

                foreach (var conflict in Conflicts(type, generated, runtime, symbol))
                    symbol.ReportDiagnostic(Rule.OwnCodeInTheWay.At(conflict.Place, type.Name, conflict.Why));
            },
            SymbolKind.NamedType);

    private static IEnumerable<(Location Place, string Why)> Conflicts(
        INamedTypeSymbol type, GeneratedPart generated, RuntimeSymbols runtime, SymbolAnalysisContext context) =>
        ConstructionConflicts.Of(type, generated, context.Compilation, context.CancellationToken)
            .Concat(MemberConflicts.Of(type, generated, context.Compilation, context.CancellationToken))
            .Concat(ConfigurationConflicts.Of(type, generated, runtime, context.CancellationToken));
}
