using System.Xml;
using System.Xml.Linq;
using ElementGen.CodeFixes.Initializers;
using ElementGen.CodeFixes.Scopes;
using ElementGen.CodeFixes.Secrets;
using ElementGen.Roslyn;
using ElementGen.Roslyn.Analysis;
using ElementGen.Roslyn.Writing;
using Microsoft.CodeAnalysis;

namespace ElementGen.CodeFixes.MissingEntries;

/// <summary>The code that is added for missing entries.</summary>
internal static class EntryAssignments
{
    private const int LongestLabel = 80;

    /// <summary>Whether an entry that <paramref name="creation"/> lacks is a secret.</summary>
    public static bool NeedSecret(IncompleteCreation creation, SemanticModel model) => creation.Missing.Any(SecretsIn(model));

    /// <summary>The assignments that complete <paramref name="creation"/>, once a person has filled the holes.</summary>
    /// <param name="creation">The creation.</param>
    /// <param name="readsSecrets">
    /// Whether secrets are read from a configuration in scope or from the environment; else they are holes too.
    /// </param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static IReadOnlyList<Assignment> For(
        IncompleteCreation creation, bool readsSecrets, SemanticModel model, CancellationToken cancellationToken)
    {
        var isSecret = SecretsIn(model);
        var element = creation.Shape.ElementKey is { Length: > 0 } key ? key : creation.Missing[0].ContainingType.Name;
        var source = new Lazy<SecretSource>(() => SecretSource.At(creation.Syntax, element, model, cancellationToken));
        var assignments = new List<Assignment>(creation.Missing.Count);
        foreach (var property in creation.Missing)
        {
            var name = new Identifier(property.Name).InUserCode;
            assignments.Add(readsSecrets && isSecret(property)
                ? new Assignment($"{name} = {ReadSecret(source.Value, property)}", null)
                : new Assignment(
                    $"{name} = {Hole.For(property.Name, model, creation.Syntax.SpanStart)}",
                    LabelOf(property, creation.Shape, cancellationToken)));
        }

        return assignments;
    }

    private static Func<IPropertySymbol, bool> SecretsIn(SemanticModel model)
    {
        var secret = model.Compilation.GetRuntimeType(RuntimeNames.Secret);
        return property => SymbolEqualityComparer.Default.Equals(property.Type, secret);
    }

    private static string ReadSecret(SecretSource source, IPropertySymbol property) =>
        source.Read(property.Name, takesNull: property.NullableAnnotation == NullableAnnotation.Annotated);

    private static string LabelOf(IPropertySymbol property, ConfigurationShape shape, CancellationToken cancellationToken)
    {
        var label = CSharpText.OneLine(EntrySummary.LabelIn(SummaryOf(property, cancellationToken) ?? ""));
        if (label.Length == 0)
            label = CSharpText.OneLine(shape.Facts[shape.IndexOf(property)].Key);

        return label.Length <= LongestLabel ? label : label.Substring(0, LongestLabel - 1) + "…";
    }

    private static string? SummaryOf(IPropertySymbol property, CancellationToken cancellationToken)
    {
        var documentation = property.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        if (string.IsNullOrEmpty(documentation))
            return null;

        try
        {
            return XElement.Parse(documentation).Element("summary")?.Value;
        }
        catch (XmlException)
        {
            // The generator always writes well-formed XML, so this is not its documentation.
            return null;
        }
    }
}
