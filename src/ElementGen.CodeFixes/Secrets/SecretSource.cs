using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.CodeFixes.Secrets;

/// <summary>Where code reads its secrets from: a configuration that is in scope there, else the environment.</summary>
internal sealed class SecretSource
{
    private const string EnvironmentType = "System.Environment";

    private readonly string _element;
    private readonly string? _configuration;
    private readonly string _environment;
    private readonly bool _warnsOfNull;

    private SecretSource(string element, string? configuration, string environment, bool warnsOfNull)
    {
        _element = element;
        _configuration = configuration;
        _environment = environment;
        _warnsOfNull = warnsOfNull;
    }

    /// <summary>The source that is best at the place of <paramref name="expression"/>, for secrets of the element with the key <paramref name="element"/>.</summary>
    public static SecretSource At(ExpressionSyntax expression, string element, SemanticModel model, CancellationToken cancellationToken)
    {
        var position = expression.SpanStart;
        return new SecretSource(
            element,
            ConfigurationInScope.Find(expression, model, cancellationToken),
            EnvironmentAt(position, model),
            (model.GetNullableContext(position) & NullableContext.WarningsEnabled) != 0);
    }

    /// <summary>The expression that reads the secret of <paramref name="property"/>.</summary>
    /// <param name="property">The property's name.</param>
    /// <param name="takesNull">Whether null may stand there without a warning.</param>
    public string Read(string property, bool takesNull)
    {
        var read = _configuration is not null
            ? $"{_configuration}[{Literal($"{EntryNames.Pascal(_element.AsSpan())}:{property}")}]"
            : $"{_environment}.GetEnvironmentVariable({Literal(VariableOf(property))})";
        return _warnsOfNull && !takesNull ? read + "!" : read;
    }

    private string VariableOf(string property) =>
        string.Join("_", WordEnumerator.Of(_element.AsSpan()).ToList().Concat(WordEnumerator.Of(property.AsSpan()).ToList())).ToUpperInvariant();

    private static string Literal(string text) => SyntaxFactory.Literal(text).Text;

    // The shortest name that means the class at this place: pages and hosts have an Environment of their own.
    private static string EnvironmentAt(int position, SemanticModel model)
    {
        var environment = model.Compilation.GetTypeByMetadataName(EnvironmentType);
        foreach (var name in (ReadOnlySpan<string>)[nameof(Environment), EnvironmentType])
        {
            var call = SyntaxFactory.ParseExpression($"{name}.GetEnvironmentVariable(\"\")");
            var method = model.GetSpeculativeSymbolInfo(position, call, SpeculativeBindingOption.BindAsExpression).Symbol;
            if (method is not null && SymbolEqualityComparer.Default.Equals(method.ContainingType, environment))
                return name;
        }

        return "global::" + EnvironmentType;
    }
}
