using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// The base of the analyzers that check a single value. They need no other values, so they check every assignment, also in a <c>with</c> on
/// a configuration that was created elsewhere.
/// </summary>
public abstract class AssignmentAnalyzer : ElementGenAnalyzer
{
    private protected AssignmentAnalyzer(Rule rule)
        : base(rule)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var shapes = new ConfigurationShapes(runtime);
        RegisterOperationAction(
            context,
            OperationKind.SimpleAssignment,
            operation => shapes.Of((((ISimpleAssignmentOperation)operation).Target as IPropertyReferenceOperation)?.Instance?.Type),
            (operation, shape) =>
            {
                var assignment = (ISimpleAssignmentOperation)operation.Operation;
                Analyze(operation, shape, ((IPropertyReferenceOperation)assignment.Target).Property, assignment.Value, runtime);
            });
    }

    /// <summary>Checks one constant that an entry is set to.</summary>
    /// <param name="context">The context that takes the diagnostics.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="constant">The constant, which is not empty: the whole value, or one branch of it.</param>
    /// <param name="value">The whole value.</param>
    private protected abstract void Analyze(
        OperationAnalysisContext context, in AssignedEntry entry, in ConstantEntryValue constant, IOperation value);

    private void Analyze(
        OperationAnalysisContext context, ConfigurationShape shape, IPropertySymbol property, IOperation value, RuntimeSymbols runtime)
    {
        if (shape.IndexOf(property) is >= 0 and var index)
        {
            AnalyzeConstants(context, AssignedEntry.At(index, shape), value, runtime);
        }
        else if (property.Name == RuntimeNames.Additional)
        {
            foreach (var (key, write) in AdditionalInitializer.In(value))
                AnalyzeConstants(context, AssignedEntry.Of(key, shape), write.Value, runtime);
        }
    }

    private void AnalyzeConstants(OperationAnalysisContext context, in AssignedEntry entry, IOperation value, RuntimeSymbols runtime)
    {
        foreach (var constant in KnownValue.ConstantsOf(value, runtime))
        {
            if (constant.Value.Text is { Length: > 0 })
                Analyze(context, entry, constant, value);
        }
    }
}

/// <summary>The entry that an assignment sets.</summary>
/// <param name="ElementKey">The key of its element.</param>
/// <param name="Facts">The entry's facts.</param>
/// <param name="Property">Its property; null when it is set in <c>Additional</c> under a key that has no property.</param>
/// <param name="Name">Its name in messages.</param>
internal readonly record struct AssignedEntry(string ElementKey, EntryFacts Facts, IPropertySymbol? Property, string Name)
{
    /// <summary>The entry at <paramref name="index"/> of <paramref name="shape"/>.</summary>
    public static AssignedEntry At(int index, ConfigurationShape shape) =>
        new(shape.ElementKey, shape.Facts[index], shape.PropertyAt(index), shape.NameAt(index));

    /// <summary>The entry with <paramref name="key"/>, for which there may be no property.</summary>
    public static AssignedEntry Of(string key, ConfigurationShape shape) =>
        shape.IndexOf(key) is >= 0 and var index
            ? At(index, shape)
            : new(
                shape.ElementKey,
                new EntryFacts(key, Kind: SecretWords.EndIn(key) ? EntryKind.Secret : EntryKind.Text),
                Property: null,
                MessageText.Printable(key));
}
