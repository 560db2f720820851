using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0001: an <c>[ElementInstance]</c> names a key that no definition has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownElementAnalyzer : ElementClassAnalyzer
{
    /// <summary>The diagnostic's property with the nearest key. It is not set when no key is near.</summary>
    internal const string NearestKey = nameof(NearestKey);

    /// <summary>Makes the analyzer.</summary>
    public UnknownElementAnalyzer()
        : base(CodeRules.UnknownElement)
    {
    }

    private protected override Action<SymbolAnalysisContext, INamedTypeSymbol, AttributeData> Prepare(
        AnalyzerOptions options, RuntimeSymbols runtime)
    {
        var definitions = AdditionalDefinitionFile.AllOf(options);
        return (symbol, _, attribute) => Analyze(symbol, attribute, definitions);
    }

    private static void Analyze(SymbolAnalysisContext context, AttributeData attribute, ProjectDefinitions definitions)
    {
        if (ElementClasses.KeyOf(attribute) is not { Length: > 0 } key
            || UnknownElement.Of(key, definitions, context.CancellationToken) is not { } unknown)
        {
            return;
        }

        var properties = unknown.Nearest is { } nearest
            ? ImmutableDictionary<string, string?>.Empty.Add(NearestKey, nearest)
            : ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(CodeRules.UnknownElement.At(
            KeyLocationOf(attribute, context), properties, MessageText.Printable(key), unknown.Advice));
    }

    private static Location KeyLocationOf(AttributeData attribute, SymbolAnalysisContext context) =>
        SyntaxOf(attribute, context)?.ArgumentList?.Arguments.FirstOrDefault() is AttributeArgumentSyntax argument
            ? argument.Expression.GetLocation()
            : LocationOf(attribute, context);
}
