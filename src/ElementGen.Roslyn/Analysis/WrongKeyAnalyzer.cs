using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0004: an <c>[ElementInstance]</c> has no key, or its <c>Optional</c> names an entry that does not exist.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongKeyAnalyzer : ElementClassAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public WrongKeyAnalyzer()
        : base(CodeRules.WrongKey)
    {
    }

    private protected override Action<SymbolAnalysisContext, INamedTypeSymbol, AttributeData> Prepare(
        AnalyzerOptions options, RuntimeSymbols runtime)
    {
        var definitions = AdditionalDefinitionFile.AllOf(options);
        return (symbol, _, attribute) =>
        {
            // The compiler reports a key that does not compile.
            if (attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive }] && SyntaxOf(attribute, symbol) is { } syntax)
                Analyze(symbol, definitions, attribute, syntax);
        };
    }

    private static void Analyze(
        SymbolAnalysisContext context, ProjectDefinitions definitions, AttributeData attribute, AttributeSyntax syntax)
    {
        var key = ElementClasses.KeyOf(attribute);
        if (string.IsNullOrEmpty(key))
        {
            var argument = syntax.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null);
            var description = DescribeEmpty(attribute.ConstructorArguments[0].Value);
            Report(
                context,
                argument?.Expression ?? (SyntaxNode)syntax,
                $"An element's key cannot be {description}; use the key of its definition");
        }
        else if (OptionalOf(attribute) is { } optional)
        {
            AnalyzeOptional(context, definitions.Find(key!, context.CancellationToken), optional, syntax);
        }
    }

    private static ImmutableArray<TypedConstant>? OptionalOf(AttributeData attribute)
    {
        var optional = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == RuntimeNames.Optional).Value;
        return optional is { Kind: TypedConstantKind.Array, IsNull: false } ? optional.Values : null;
    }

    private static void AnalyzeOptional(
        SymbolAnalysisContext context, FoundDefinition? found, ImmutableArray<TypedConstant> keys, AttributeSyntax syntax)
    {
        var expression = syntax.ArgumentList?.Arguments
            .FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == RuntimeNames.Optional)?.Expression;
        if (expression is null)
            return;

        var elements = ElementsOf(expression);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].Kind == TypedConstantKind.Primitive && ProblemOf(keys[i].Value as string, found) is { } problem)
                Report(context, elements.Length == keys.Length ? elements[i] : expression, problem);
        }
    }

    private static string? ProblemOf(string? key, FoundDefinition? found)
    {
        if (string.IsNullOrWhiteSpace(key))
            return $"The key of an optional entry cannot be {DescribeEmpty(key)}; use the key of an entry, or remove it";

        // If the definition is missing or broken, its entries are unknown. Other rules report that.
        if (found is not { File.IsBroken: false, Definition: var definition } || definition.Entries.Any(entry => entry.Key == key))
            return null;

        var nearest = NearestText.Find(key!, definition.Entries.Select(static entry => entry.Key));
        var advice = nearest is null ? "remove it" : $"the nearest is {MessageText.Quote(nearest)}";
        return $"{MessageText.Quote(definition.Key)} has no entry {MessageText.Quote(key!)} to make optional; {advice}";
    }

    private static string DescribeEmpty(object? key) => key switch
    {
        null => "null",
        "" => "empty",
        _ => "white space",
    };

    private static ExpressionSyntax[] ElementsOf(ExpressionSyntax array) => array switch
    {
        CollectionExpressionSyntax collection =>
            [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression)],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => [.. initializer.Expressions],
        _ => [],
    };

    private static void Report(SymbolAnalysisContext context, SyntaxNode place, string message) =>
        context.ReportDiagnostic(CodeRules.WrongKey.At(place.GetLocation(), message));
}
