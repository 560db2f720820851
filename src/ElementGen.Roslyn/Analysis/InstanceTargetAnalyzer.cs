using System.Collections.Immutable;
using ElementGen.Roslyn.Declarations;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0002, ELG0003 and ELG0005: a type with <c>[ElementInstance]</c> that no generated part can be added to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceTargetAnalyzer : ElementGenAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.NotPartial, Rule.UnsupportedTarget, Rule.LanguageTooOld);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (runtime.InstanceAttributeOf(type) is { } attribute)
                    Analyze(symbol, type, attribute);
            },
            SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        var location = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? type.Locations[0];
        if (InstanceTarget.Obstacle(type) is { } obstacle)
        {
            context.ReportDiagnostic(Rule.UnsupportedTarget.At(location, type.Name, obstacle));
        }
        else if (InstanceTarget.NotPartial(type, context.CancellationToken) is { } notPartial)
        {
            var subject = SymbolEqualityComparer.Default.Equals(notPartial, type)
                ? $"'{type.Name}'"
                : $"'{notPartial.Name}', which contains '{type.Name}',";
            context.ReportDiagnostic(Rule.NotPartial.At(location, subject));
        }
        else if (location.SourceTree is { } tree && InstanceTarget.TooOldLanguage(tree) is { } language)
        {
            context.ReportDiagnostic(Rule.LanguageTooOld.At(
                location, type.Name, InstanceTarget.OldestLanguage.ToDisplayString(), language.ToDisplayString()));
        }
    }
}
