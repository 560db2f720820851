using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.CodeFixes.MissingEntries;

/// <summary>Where a creation reads its secrets from: a configuration that is in scope there, else the environment.</summary>
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

    /// <summary>The source that is best at the place of <paramref name="creation"/>.</summary>
    public static SecretSource At(IncompleteCreation creation, SemanticModel model, CancellationToken cancellationToken)
    {
        var position = creation.Syntax.SpanStart;
        return new SecretSource(
            creation.Shape.ElementKey is { Length: > 0 } key ? key : creation.Missing[0].ContainingType.Name,
            ConfigurationInScope.Find(creation.Syntax, model, cancellationToken),
            EnvironmentAt(position, model),
            (model.GetNullableContext(position) & NullableContext.WarningsEnabled) != 0);
    }

    /// <summary>The expression that reads the secret of <paramref name="property"/>.</summary>
    public string Read(IPropertySymbol property)
    {
        var read = _configuration is not null
            ? $"{_configuration}[{Literal($"{EntryNames.Pascal(_element)}:{property.Name}")}]"
            : $"{_environment}.GetEnvironmentVariable({Literal(VariableOf(property))})";
        return _warnsOfNull && property.NullableAnnotation != NullableAnnotation.Annotated ? read + "!" : read;
    }

    private string VariableOf(IPropertySymbol property) =>
        string.Join("_", KeyWords.Of(_element).Concat(KeyWords.Of(property.Name))).ToUpperInvariant();

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
