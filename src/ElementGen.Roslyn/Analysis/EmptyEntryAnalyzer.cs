using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0202: a creation sets an entry that must be supplied to null, an empty text or a placeholder.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyEntryAnalyzer : CreationAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public EmptyEntryAnalyzer()
        : base(CodeRules.EmptyEntry)
    {
    }

    private protected override void Analyze(
        OperationAnalysisContext context, IObjectCreationOperation creation, in ConfigurationValues values)
    {
        var shape = values.Shape;
        for (var i = 0; i < shape.Facts.Length; i++)
        {
            if (values.WriteAt(i) is { } write
                && shape.Facts[i].MustSupply
                && RequiredEntries.Applies(shape.Facts, i, values)
                && !IsMissing(i, values))
            {
                Report(context, shape, i, write, values);
            }
        }
    }

    // ELG0201 reports an entry that is empty only in Additional, because the creation does not set its property.
    private static bool IsMissing(int index, in ConfigurationValues values) =>
        values.IsComplete && !values.IsWritten(index) && !values[index].IsSupplied;

    private static void Report(
        OperationAnalysisContext context, ConfigurationShape shape, int index, EntryWrite write, in ConfigurationValues values)
    {
        foreach (var constant in values.ConstantsOf(write))
        {
            if (DescribeEmpty(constant.Value.Text) is { } description)
            {
                context.ReportDiagnostic(CodeRules.EmptyEntry.At(
                    constant.Place.Syntax.GetLocation(), shape.NameAt(index), description, shape.ElementName));
            }
        }
    }

    private static string? DescribeEmpty(string? text) => text switch
    {
        null => "null",
        "" => "an empty string",
        _ when string.IsNullOrWhiteSpace(text) => "white space",
        _ when Placeholders.Contain(text) => "a placeholder",
        _ => null,
    };
}
