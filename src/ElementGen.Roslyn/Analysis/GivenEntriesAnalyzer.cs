using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// ELG0202 and ELG0206: a creation gives an entry that must be supplied no real value, or gives one to an entry whose group is not selected.
/// Both ask which groups are selected, so a creation is judged together with every <c>with</c> directly on it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GivenEntriesAnalyzer : ElementGenAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.EmptyEntry, Rule.UnselectedEntry);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var shapes = new ConfigurationShapes(runtime);
        context.RegisterOperationAction(
            operation =>
            {
                var creation = (IObjectCreationOperation)operation.Operation;
                if (shapes.Of(creation.Type) is { } shape && ConfigurationValues.Of(creation, shape, runtime) is { } values)
                    Analyze(operation, shape, values, runtime);
            },
            OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, ConfigurationShape shape, in ConfigurationValues values, RuntimeSymbols runtime)
    {
        for (var i = 0; i < shape.Requirements.Length; i++)
        {
            if (values.WriteAt(i) is not { } write)
                continue;

            var entry = shape.Requirements[i];
            if (entry.MustSupply && RequiredEntries.Counts(shape.Requirements, i, values))
                ReportEmpty(context, shape, i, write, values, runtime);
            else if (entry.Group is { } group && values[i].IsSupplied && !values.MayBeSelected(group))
                context.ReportDiagnostic(Rule.UnselectedEntry.At(LocationOf(write.Name), shape.NameAt(i), JsonToken.Printable(group), ControlsOf(shape)));
        }
    }

    private static void ReportEmpty(
        OperationAnalysisContext context, ConfigurationShape shape, int index, EntryWrite write, in ConfigurationValues values, RuntimeSymbols runtime)
    {
        // Without a property, and empty in Additional alone, it is missing: ELG0201 names it.
        var isMissing = values.IsComplete && !values.IsWritten(index) && !values[index].IsSupplied;
        foreach (var constant in isMissing ? [] : KnownValue.ConstantsOf(write.Value, runtime))
        {
            if (Describe(constant.Value.Text) is { } emptiness)
            {
                context.ReportDiagnostic(Rule.EmptyEntry.At(
                    constant.Place.Syntax.GetLocation(), shape.NameAt(index), emptiness, shape.ElementName));
            }
        }
    }

    private static string? Describe(string? text) => text switch
    {
        null => "null",
        "" => "an empty text",
        _ when string.IsNullOrWhiteSpace(text) => "white space",
        _ when Placeholders.Contain(text) => "a placeholder",
        _ => null,
    };

    private static Location LocationOf(IOperation name) => name.Syntax.GetLocation();

    private static string ControlsOf(ConfigurationShape shape) => string.Join(
        " or ", Enumerable.Range(0, shape.Requirements.Length).Where(i => shape.Requirements[i].IsControl).Select(shape.NameAt));
}
