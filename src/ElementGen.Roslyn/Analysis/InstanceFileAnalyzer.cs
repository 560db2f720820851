using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.DefinitionFiles;
using ElementGen.Roslyn.InstanceFiles;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// ELG0301 to ELG0306: an instance file that is not JSON, or a body in it that the platform would refuse or misunderstand, judged by its element's
/// definition. Each mistake is reported at its place in the file.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceFileAnalyzer : ElementGenAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rule.InstanceNotJson,
        Rule.InstanceLacksEntries,
        Rule.InstanceHasUnknownKey,
        Rule.InstanceHasPlaceholder,
        Rule.InstanceHasUnsuitableValue,
        Rule.InstanceOfUnknownElement);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var definitions = new ProjectDefinitions(context.Options);
        context.RegisterAdditionalFileAction(file =>
        {
            if (InstanceText.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } instance)
                Analyze(file, instance, definitions);
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, InstanceText file, ProjectDefinitions definitions)
    {
        if (file.Text.GetText(context.CancellationToken) is not { } source)
        {
            if (file.IsCertain)
                context.ReportDiagnostic(FileReport.Unreadable(Rule.InstanceNotJson, file.Text));
            return;
        }

        if (file.Read(source) is not { } content)
            return;

        var report = new InstanceReport();
        foreach (var problem in content.Problems)
        {
            // Behind a break nothing is known, and the break is the one mistake to read.
            if (!content.IsBroken || problem.Kind == InstanceProblemKind.NotJson)
                report.Add(problem);
        }

        if (!content.IsBroken)
        {
            foreach (var body in content.Bodies)
                Judge(body, file, definitions, report, context.CancellationToken);
        }

        report.Publish(file, source, context.ReportDiagnostic);
    }

    private static void Judge(
        InstanceBody body, InstanceText file, ProjectDefinitions definitions, InstanceReport report, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (report.IsFull || body.ElementKey is not { } key)
            return;

        if (definitions.Find(key, cancellationToken) is not { } found)
        {
            if (UnknownKey.Of(key, definitions, cancellationToken) is { } unknown)
                report.Add(body, key, unknown);
        }
        else if (!found.File.IsBroken)
        {
            foreach (var finding in InstanceCheck.Find(body, found.Definition, file.Optional).TakeWhile(_ => !report.IsFull))
                report.Add(finding, found.Definition);
        }
    }
}
