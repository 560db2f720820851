using System.Collections.Concurrent;
using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Declarations;
using ElementGen.Roslyn.DefinitionFiles;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0101 and ELG0102: a definition file that is not JSON, or describes no element. Each problem is reported at its place in the file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionFileAnalyzer : ElementGenAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.DefinitionNotJson, Rule.DefinitionWithoutElement);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        context.RegisterAdditionalFileAction(static file =>
        {
            if (DefinitionText.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } definition
                && definition.IsOurs(file.CancellationToken))
            {
                Report(definition, file.ReportDiagnostic, file.CancellationToken);
            }
        });
        RegisterFilesThatClassesName(context, runtime);
    }

    // A file found only by its place, and so broken that it could be anybody's, is ours when a class asks for the element it is named after.
    private static void RegisterFilesThatClassesName(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var definitions = new ProjectDefinitions(context.Options);
        var reported = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (runtime.InstanceAttributeOf((INamedTypeSymbol)symbol.Symbol) is not { } attribute
                    || ElementInstances.KeyOf(attribute)?.Trim() is not { Length: > 0 } key)
                {
                    return;
                }

                foreach (var file in definitions.FilesNamedAfter(key))
                {
                    if (!file.IsOurs(symbol.CancellationToken) && reported.TryAdd(file.Path, true))
                        Report(file, symbol.ReportDiagnostic, symbol.CancellationToken);
                }
            },
            SymbolKind.NamedType);
    }

    private static void Report(DefinitionText file, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (file.Text.GetText(cancellationToken) is not { } source)
        {
            report(FileReport.Unreadable(Rule.DefinitionNotJson, file.Text));
            return;
        }

        var problems = new FileReport();
        // A break first: however much is wrong before it, it must be told.
        foreach (var problem in DefinitionTexts.Read(source).Problems.OrderBy(static problem => problem.Kind))
            problems.Add(problem.Range, RuleOf(problem.Kind), problem.IsCurlyQuote, problem.Message);

        problems.Publish(file.Text, source, report);
    }

    private static DiagnosticDescriptor RuleOf(DefinitionProblemKind kind) =>
        kind == DefinitionProblemKind.NotJson ? Rule.DefinitionNotJson : Rule.DefinitionWithoutElement;
}
