using ElementGen.Roslyn.Analysis.OwnCode;
using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0003: a type with <c>[ElementInstance]</c> cannot have a generated part.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedClassAnalyzer : ElementClassAnalyzer
{
    private const string OutOfReach =
        "in code that another generator writes, such as a page's @code, which ElementGen cannot see; move it to a .cs file";

    /// <summary>Makes the analyzer.</summary>
    public UnsupportedClassAnalyzer()
        : base(CodeRules.UnsupportedClass)
    {
    }

    private protected override Action<SymbolAnalysisContext, INamedTypeSymbol, AttributeData> Prepare(
        AnalyzerOptions options, RuntimeSymbols runtime) => (symbol, type, attribute) =>
        {
            // What has a generated part can have one. The part itself can make the class abstract.
            if (GeneratedPart.Of(type, runtime) is not null)
                return;

            var kind = ElementClassTarget.UnsupportedKind(type) ?? (IsOutOfReach(symbol, type, attribute) ? OutOfReach : null);
            if (kind is not null)
                symbol.ReportDiagnostic(CodeRules.UnsupportedClass.At(LocationOf(attribute, symbol), type.Name, kind));
        };

    // Generators do not see each other's code. A file of generated code that is part of the project is seen, and its classes are extended.
    private static bool IsOutOfReach(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute) =>
        context.IsGeneratedCode
        && SyntaxOf(attribute, context) is { SyntaxTree: var tree }
        && ElementClassTarget.CanBeExtended(type, tree, context.CancellationToken);
}
