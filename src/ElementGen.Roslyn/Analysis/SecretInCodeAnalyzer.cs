using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0204: a secret is hard-coded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInCodeAnalyzer : AssignmentAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public SecretInCodeAnalyzer()
        : base(CodeRules.SecretInCode)
    {
    }

    private protected override void Analyze(
        OperationAnalysisContext context, in AssignedEntry entry, in ConstantEntryValue constant, IOperation value)
    {
        var text = constant.Value.Text!;
        if (entry.Facts.Kind != EntryKind.Secret || SecretWords.IsClientId(entry.Facts.Key) || Placeholders.Contain(text))
            return;

        // A mask is not a secret; ELG0203 reports it.
        if (ValueProblems.Find(entry.Facts.Key, entry.Facts.Kind, text) == ValueProblem.None)
        {
            context.ReportDiagnostic(CodeRules.SecretInCode.At(
                constant.Place.Syntax.GetLocation(), SecretInCode.Of(entry, constant, value), entry.Name));
        }
    }
}

/// <summary>The data that ELG0204 gives its fix.</summary>
/// <param name="Element">The element's key.</param>
/// <param name="Property">The name of the secret's property.</param>
/// <param name="TakesNull">Whether null can be assigned without a warning.</param>
internal sealed record SecretInCode(string Element, string Property, bool TakesNull)
{
    /// <summary>The properties of the diagnostic; none when the fix could not replace the constant.</summary>
    public static ImmutableDictionary<string, string?> Of(in AssignedEntry entry, in ConstantEntryValue constant, IOperation value)
    {
        if (!constant.IsWhole || entry.Property is not { } property)
            return ImmutableDictionary<string, string?>.Empty;

        var takesNull = value.Type is { SpecialType: not SpecialType.System_String }
            && property.NullableAnnotation == NullableAnnotation.Annotated;
        return ImmutableDictionary<string, string?>.Empty
            .Add(nameof(Element), entry.ElementKey is { Length: > 0 } key ? key : property.ContainingType.Name)
            .Add(nameof(Property), property.Name)
            .Add(nameof(TakesNull), takesNull ? "true" : "false");
    }

    /// <summary>Reads the properties of <paramref name="diagnostic"/>; null when there is nothing to fix.</summary>
    public static SecretInCode? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Element), out var element)
        && diagnostic.Properties.TryGetValue(nameof(Property), out var property)
        && diagnostic.Properties.TryGetValue(nameof(TakesNull), out var takesNull)
            ? new SecretInCode(element!, property!, takesNull == "true")
            : null;
}
