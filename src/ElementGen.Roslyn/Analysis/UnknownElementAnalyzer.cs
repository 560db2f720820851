using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Declarations;
using ElementGen.Roslyn.DefinitionFiles;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0001: an <c>[ElementInstance]</c> names a key that no definition has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownElementAnalyzer : ElementGenAnalyzer
{
    /// <summary>The diagnostic's property that holds the nearest key, where one is near.</summary>
    internal const string NearestKey = nameof(NearestKey);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.UnknownElement);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var definitions = new ProjectDefinitions(context.Options);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (runtime.InstanceAttributeOf((INamedTypeSymbol)symbol.Symbol) is { } attribute
                    && ElementInstances.KeyOf(attribute)?.Trim() is { Length: > 0 } key)
                {
                    Analyze(symbol, definitions, attribute, key);
                }
            },
            SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, ProjectDefinitions definitions, AttributeData attribute, string key)
    {
        if (UnknownKey.Of(key, definitions, context.CancellationToken) is not { } unknown)
            return;

        var properties = unknown.Nearest is { } nearest
            ? ImmutableDictionary<string, string?>.Empty.Add(NearestKey, nearest)
            : ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Rule.UnknownElement.At(LocationOf(attribute, context), properties, JsonToken.Printable(key), unknown.Advice));
    }

    private static Location LocationOf(AttributeData attribute, SymbolAnalysisContext context) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is AttributeSyntax syntax
            ? (syntax.ArgumentList?.Arguments.FirstOrDefault()?.Expression ?? (SyntaxNode)syntax).GetLocation()
            : context.Symbol.Locations[0];
}
