using ElementGen.Roslyn.Declarations;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0003: <c>[ElementInstance]</c> stands on a type that no generated part can be added to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedClassAnalyzer : ElementClassAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public UnsupportedClassAnalyzer()
        : base(CodeRules.UnsupportedClass)
    {
    }

    private protected override Action<SymbolAnalysisContext, INamedTypeSymbol, AttributeData> Prepare(
        AnalyzerOptions options, RuntimeSymbols runtime) => Analyze;

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        if (ElementClassTarget.UnsupportedKind(type) is { } kind)
            context.ReportDiagnostic(CodeRules.UnsupportedClass.At(LocationOf(attribute, context), type.Name, kind));
    }
}
