using System.Xml;
using System.Xml.Linq;
using ElementGen.CodeFixes.Secrets;
using ElementGen.Roslyn;
using ElementGen.Roslyn.Analysis;
using ElementGen.Roslyn.Emission;
using Microsoft.CodeAnalysis;

namespace ElementGen.CodeFixes.MissingEntries;

/// <summary>What is written for a missing entry.</summary>
/// <param name="Code">The assignment, without a comma.</param>
/// <param name="Label">What people are asked to fill in; null when the value is complete.</param>
internal sealed record EntryAssignment(string Code, string? Label)
{
    private const int LongestLabel = 80;

    /// <summary>The assignments that complete <paramref name="creation"/>.</summary>
    public static IReadOnlyList<EntryAssignment> For(IncompleteCreation creation, SemanticModel model, CancellationToken cancellationToken)
    {
        var secret = model.Compilation.GetRuntimeType(RuntimeNames.Secret);
        var source = new Lazy<SecretSource>(() => SecretSource.At(
            creation.Syntax, creation.Shape.ElementKey is { Length: > 0 } key ? key : creation.Missing[0].ContainingType.Name, model, cancellationToken));
        var assignments = new List<EntryAssignment>(creation.Missing.Count);
        foreach (var property in creation.Missing)
        {
            assignments.Add(SymbolEqualityComparer.Default.Equals(property.Type, secret)
                ? new EntryAssignment($"{Name(property)} = {source.Value.Read(property.Name, property.NullableAnnotation == NullableAnnotation.Annotated)}", null)
                : new EntryAssignment($"{Name(property)} = default!", LabelOf(property, creation.Shape, cancellationToken)));
        }

        return assignments;
    }

    private static string Name(IPropertySymbol property) => new Identifier(property.Name).IsKeyword ? "@" + property.Name : property.Name;

    private static string LabelOf(IPropertySymbol property, ConfigurationShape shape, CancellationToken cancellationToken)
    {
        var label = CSharpText.OneLine(SummaryOf(property, cancellationToken) ?? "");
        if (label.Length == 0)
            label = CSharpText.OneLine(shape.Entries[shape.IndexOf(property)].Key);

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
            // What is not well-formed was not written by the generator; the key will do.
            return null;
        }
    }
}
