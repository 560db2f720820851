using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// ELG0203 and ELG0204: a constant that its entry cannot take, and a secret that stands in the code. Both look at one value alone, so every
/// assignment is judged, also in a <c>with</c> on a configuration made elsewhere.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AssignedValuesAnalyzer : ElementGenAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.UnfitValue, Rule.SecretInCode);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var shapes = new ConfigurationShapes(runtime);
        context.RegisterOperationAction(
            operation =>
            {
                var assignment = (ISimpleAssignmentOperation)operation.Operation;
                if (assignment.Target is IPropertyReferenceOperation { Instance.Type: { } type, Property: var property } && shapes.Of(type) is { } shape)
                    Analyze(operation, shape, property, assignment.Value, runtime);
            },
            OperationKind.SimpleAssignment);
    }

    private static void Analyze(
        OperationAnalysisContext context, ConfigurationShape shape, IPropertySymbol property, IOperation value, RuntimeSymbols runtime)
    {
        if (shape.IndexOf(property) is >= 0 and var index)
        {
            Judge(context, AssignedEntry.At(index, shape), value, runtime);
        }
        else if (property.Name == RuntimeNames.Additional)
        {
            foreach (var (key, write) in AdditionalEntries.In(value))
                Judge(context, AssignedEntry.Of(key, shape), write.Value, runtime);
        }
    }

    private static void Judge(OperationAnalysisContext context, in AssignedEntry entry, IOperation value, RuntimeSymbols runtime)
    {
        foreach (var constant in KnownValue.ConstantsOf(value, runtime))
        {
            if (constant.Value.Text is not { Length: > 0 } text)
                continue;

            var isPlaceholder = Placeholders.Contain(text);
            var fault = ValueFaults.Find(entry.Key, entry.Kind, text);
            if (fault != ValueFault.None)
            {
                // A placeholder for what must be supplied is ELG0202's.
                if (!isPlaceholder || !entry.MustSupply)
                    Report(context, constant, fault, entry.Name);
            }
            else if (entry.Kind == EntryKind.Secret && !isPlaceholder && !SecretWords.IsClientId(entry.Key))
            {
                context.ReportDiagnostic(Rule.SecretInCode.At(
                    constant.Place.Syntax.GetLocation(), SecretInCode.Of(entry, constant, value), entry.Name));
            }
        }
    }

    private static void Report(OperationAnalysisContext context, ConstantEntryValue constant, ValueFault fault, string name) =>
        context.ReportDiagnostic(Rule.UnfitValue.At(
            constant.Place.Syntax.GetLocation(), name, ValueFaults.Describe(fault), ValueFaults.Advise(fault)));
}

/// <summary>The entry that an assignment gives a value, by its property or by its key.</summary>
internal readonly record struct AssignedEntry(string ElementKey, string Key, EntryKind Kind, bool MustSupply, IPropertySymbol? Property, string Name)
{
    public static AssignedEntry At(int index, ConfigurationShape shape)
    {
        var requirement = shape.Requirements[index];
        return new(shape.ElementKey, requirement.Key, shape.KindAt(index), requirement.MustSupply, shape.PropertyAt(index), shape.NameAt(index));
    }

    /// <summary>The same for a key, which the record may not know.</summary>
    public static AssignedEntry Of(string key, ConfigurationShape shape) =>
        shape.IndexOf(key) is >= 0 and var index
            ? At(index, shape)
            : new(shape.ElementKey, key, SecretWords.EndIn(key) ? EntryKind.Secret : EntryKind.Text, MustSupply: false, null, JsonToken.Printable(key));
}

/// <summary>What ELG0204 tells its fix.</summary>
/// <param name="Element">The element's key.</param>
/// <param name="Property">The property of the secret.</param>
/// <param name="TakesNull">Whether null may be assigned without a warning.</param>
internal sealed record SecretInCode(string Element, string Property, bool TakesNull)
{
    /// <summary>The properties of the diagnostic; none when the constant cannot be replaced by itself.</summary>
    public static ImmutableDictionary<string, string?> Of(in AssignedEntry entry, in ConstantEntryValue constant, IOperation value)
    {
        if (!constant.IsWhole || entry.Property is not { } property)
            return ImmutableDictionary<string, string?>.Empty;

        var takesNull = value.Type is { } type && type.SpecialType != SpecialType.System_String && property.NullableAnnotation == NullableAnnotation.Annotated;
        return ImmutableDictionary<string, string?>.Empty
            .Add(nameof(Element), entry.ElementKey is { Length: > 0 } key ? key : property.ContainingType.Name)
            .Add(nameof(Property), property.Name)
            .Add(nameof(TakesNull), takesNull ? "true" : "false");
    }

    /// <summary>What a diagnostic's properties tell; null when there is nothing to fix.</summary>
    public static SecretInCode? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Element), out var element)
        && diagnostic.Properties.TryGetValue(nameof(Property), out var property)
        && diagnostic.Properties.TryGetValue(nameof(TakesNull), out var takesNull)
            ? new SecretInCode(element!, property!, takesNull == "true")
            : null;
}
