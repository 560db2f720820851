using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>The base of the analyzers that check element classes, each with its <c>[ElementInstance]</c>.</summary>
public abstract class ElementClassAnalyzer : ElementGenAnalyzer
{
    private protected ElementClassAnalyzer(Rule rule)
        : base(rule)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var check = Prepare(context.Options, runtime);
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (runtime.ElementInstanceAttributeOf(type) is { } attribute
                    && (!symbol.IsGeneratedCode || SyntaxOf(attribute, symbol) is { } syntax && WrittenCode.IsAt(syntax)))
                {
                    check(symbol, type, attribute);
                }
            },
            SymbolKind.NamedType);
    }

    /// <summary>Returns the check of one class. It is called once per project, to prepare what all classes share.</summary>
    private protected abstract Action<SymbolAnalysisContext, INamedTypeSymbol, AttributeData> Prepare(
        AnalyzerOptions options, RuntimeSymbols runtime);

    private protected static Location LocationOf(AttributeData attribute, SymbolAnalysisContext context) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? context.Symbol.Locations[0];

    private protected static AttributeSyntax? SyntaxOf(AttributeData attribute, SymbolAnalysisContext context) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) as AttributeSyntax;
}
