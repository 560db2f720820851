using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0003: a type with <c>[ElementInstance]</c> cannot have a generated part.</summary>
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
