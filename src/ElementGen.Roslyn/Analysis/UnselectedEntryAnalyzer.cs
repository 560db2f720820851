using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0206: a creation sets an entry whose group is not selected.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnselectedEntryAnalyzer : CreationAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public UnselectedEntryAnalyzer()
        : base(CodeRules.UnselectedEntry)
    {
    }

    private protected override void Analyze(
        OperationAnalysisContext context, IObjectCreationOperation creation, in ConfigurationValues values)
    {
        var shape = values.Shape;
        for (var i = 0; i < shape.Facts.Length; i++)
        {
            if (shape.Facts[i].Group is { } group
                && values.WriteAt(i) is { } write
                && values[i].IsSupplied
                && !values.MayBeSelected(group))
            {
                context.ReportDiagnostic(CodeRules.UnselectedEntry.At(
                    write.Name.Syntax.GetLocation(),
                    shape.NameAt(i),
                    MessageText.Printable(group),
                    SelectedGroups.Describe(shape.Facts, values),
                    shape.ControlNames));
            }
        }
    }
}
