using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Declarations;
using ElementGen.Roslyn.DefinitionFiles;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0004: an <c>[ElementInstance]</c> gives no key, or its <c>Optional</c> names an entry that the element does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceKeysAnalyzer : ElementGenAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.WrongKey);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var definitions = new ProjectDefinitions(context.Options);
        context.RegisterSymbolAction(
            symbol =>
            {
                // A key that does not compile is the compiler's to report.
                if (runtime.InstanceAttributeOf((INamedTypeSymbol)symbol.Symbol) is { ConstructorArguments: [{ Kind: TypedConstantKind.Primitive }] } attribute
                    && attribute.ApplicationSyntaxReference?.GetSyntax(symbol.CancellationToken) is AttributeSyntax syntax)
                {
                    Analyze(symbol, definitions, attribute, syntax);
                }
            },
            SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, ProjectDefinitions definitions, AttributeData attribute, AttributeSyntax syntax)
    {
        var key = ElementInstances.KeyOf(attribute)?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            var argument = syntax.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null);
            Report(context, argument?.Expression ?? (SyntaxNode)syntax, $"An element's key cannot be {NothingIn(attribute.ConstructorArguments[0].Value)}; write the key of its definition");
        }
        else if (attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == RuntimeNames.Optional).Value is { Kind: TypedConstantKind.Array, IsNull: false } optional)
        {
            AnalyzeOptional(context, definitions.Find(key!, context.CancellationToken), optional.Values, syntax);
        }
    }

    private static void AnalyzeOptional(SymbolAnalysisContext context, FoundDefinition? found, ImmutableArray<TypedConstant> keys, AttributeSyntax syntax)
    {
        var expression = syntax.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == RuntimeNames.Optional)?.Expression;
        if (expression is null)
            return;

        var elements = ElementsOf(expression);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].Kind == TypedConstantKind.Primitive && FaultOf(keys[i].Value as string, found) is { } fault)
                Report(context, elements.Length == keys.Length ? elements[i] : expression, fault);
        }
    }

    private static string? FaultOf(string? key, FoundDefinition? found)
    {
        if (string.IsNullOrWhiteSpace(key))
            return $"The key of an optional entry cannot be {NothingIn(key)}; write the key of an entry, or take it out";

        // Without a whole definition nobody knows what it lacks; why there is none is reported elsewhere.
        if (found is not { File.IsBroken: false, Definition: var definition } || definition.Entries.Any(entry => entry.Key == key))
            return null;

        var nearest = NearestText.Find(key!, definition.Entries.Select(static entry => entry.Key));
        var advice = nearest is null ? "take it out" : $"the nearest is {JsonToken.Quote(nearest)}";
        return $"{JsonToken.Quote(definition.Key)} has no entry {JsonToken.Quote(key!)} that could be optional; {advice}";
    }

    private static string NothingIn(object? key) => key switch
    {
        null => "null",
        "" => "empty",
        _ => "white space",
    };

    private static ImmutableArray<ExpressionSyntax> ElementsOf(ExpressionSyntax array) => array switch
    {
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression).ToImmutableArray(),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.ToImmutableArray(),
        ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions.ToImmutableArray(),
        _ => ImmutableArray<ExpressionSyntax>.Empty,
    };

    private static void Report(SymbolAnalysisContext context, SyntaxNode place, string message) =>
        context.ReportDiagnostic(Rule.WrongKey.At(place.GetLocation(), message));
}
