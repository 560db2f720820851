using ElementGen.CodeFixes.Scopes;
using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.CodeFixes.Secrets;

/// <summary>Where code can read a secret from: a configuration that is in scope, else the environment.</summary>
internal sealed class SecretSource
{
    private const string ConfigurationType = "Microsoft.Extensions.Configuration.IConfiguration";
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

    /// <summary>The best source at the place of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="element">The key of the element that the secrets are for.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static SecretSource At(ExpressionSyntax expression, string element, SemanticModel model, CancellationToken cancellationToken)
    {
        var position = expression.SpanStart;
        return new SecretSource(
            element,
            ValueInScope.Find(expression, ConfigurationType, "[\"\"]", model, cancellationToken),
            EnvironmentAt(position, model),
            (model.GetNullableContext(position) & NullableContext.WarningsEnabled) != 0);
    }

    /// <summary>The code that reads the secret of <paramref name="property"/>.</summary>
    /// <param name="property">The property's name.</param>
    /// <param name="takesNull">Whether null can be assigned without a warning.</param>
    public string Read(string property, bool takesNull)
    {
        var read = _configuration is not null
            ? $"{_configuration}[{Literal($"{EntryNames.Pascal(_element.AsSpan())}:{property}")}]"
            : $"{_environment}.GetEnvironmentVariable({Literal(VariableOf(property))})";
        return _warnsOfNull && !takesNull ? read + "!" : read;
    }

    private string VariableOf(string property)
    {
        var words = WordEnumerator.Of(_element.AsSpan()).ToList().Concat(WordEnumerator.Of(property.AsSpan()).ToList());
        return string.Join("_", words).ToUpperInvariant();
    }

    private static string Literal(string text) => SyntaxFactory.Literal(text).Text;

    // The shortest name that means System.Environment here. Pages and hosts have a property called Environment.
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
