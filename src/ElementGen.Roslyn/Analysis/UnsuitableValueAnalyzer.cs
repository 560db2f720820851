using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0203: a constant that its entry cannot take.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsuitableValueAnalyzer : AssignmentAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public UnsuitableValueAnalyzer()
        : base(CodeRules.UnsuitableValue)
    {
    }

    private protected override void Analyze(
        OperationAnalysisContext context, in AssignedEntry entry, in ConstantEntryValue constant, IOperation value)
    {
        var text = constant.Value.Text!;
        var problem = ValueProblems.Find(entry.Facts.Key, entry.Facts.Kind, text);
        // ELG0202 reports a placeholder for an entry that must be supplied.
        if (problem == ValueProblem.None || (entry.Facts.MustSupply && Placeholders.Contain(text)))
            return;

        context.ReportDiagnostic(CodeRules.UnsuitableValue.At(
            constant.Place.Syntax.GetLocation(), entry.Name, ValueProblems.Describe(problem), ValueProblems.Advise(problem)));
    }
}
