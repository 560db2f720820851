using System.Xml;
using System.Xml.Linq;
using ElementGen.CodeFixes.Secrets;
using ElementGen.Roslyn;
using ElementGen.Roslyn.Analysis;
using ElementGen.Roslyn.Writing;
using Microsoft.CodeAnalysis;

namespace ElementGen.CodeFixes.MissingEntries;

/// <summary>The code that is added for a missing entry.</summary>
/// <param name="Code">The assignment, without a comma.</param>
/// <param name="Label">What people must fill in; null when the assignment is complete.</param>
internal sealed record EntryAssignment(string Code, string? Label)
{
    private const int LongestLabel = 80;

    /// <summary>The assignments that complete <paramref name="creation"/>.</summary>
    public static IReadOnlyList<EntryAssignment> For(IncompleteCreation creation, SemanticModel model, CancellationToken cancellationToken)
    {
        var secret = model.Compilation.GetRuntimeType(RuntimeNames.Secret);
        var element = creation.Shape.ElementKey is { Length: > 0 } key ? key : creation.Missing[0].ContainingType.Name;
        var source = new Lazy<SecretSource>(() => SecretSource.At(creation.Syntax, element, model, cancellationToken));
        var assignments = new List<EntryAssignment>(creation.Missing.Count);
        foreach (var property in creation.Missing)
        {
            var name = new Identifier(property.Name).InUserCode;
            assignments.Add(SymbolEqualityComparer.Default.Equals(property.Type, secret)
                ? new EntryAssignment($"{name} = {ReadSecret(source.Value, property)}", null)
                : new EntryAssignment($"{name} = default!", LabelOf(property, creation.Shape, cancellationToken)));
        }

        return assignments;
    }

    private static string ReadSecret(SecretSource source, IPropertySymbol property) =>
        source.Read(property.Name, takesNull: property.NullableAnnotation == NullableAnnotation.Annotated);

    private static string LabelOf(IPropertySymbol property, ConfigurationShape shape, CancellationToken cancellationToken)
    {
        var label = CSharpText.OneLine(SummaryOf(property, cancellationToken) ?? "");
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
