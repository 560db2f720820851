using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// The base of all analyzers of ElementGen. They run concurrently, and do nothing in a project without the runtime library. Of generated
/// code they check only what a person wrote: the code of a page, which Razor copies into the code that it generates.
/// </summary>
public abstract class ElementGenAnalyzer : DiagnosticAnalyzer
{
    private protected ElementGenAnalyzer(params Rule[] rules) =>
        SupportedDiagnostics = rules.Select(RuleDescriptors.Of).ToImmutableArray();

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (RuntimeSymbols.Of(start.Compilation) is { } runtime)
                Register(start, runtime);
        });
    }

    /// <summary>Registers the analyzer's actions, once per compilation.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime);

    /// <summary>Registers an action for each operation of <paramref name="kind"/> in code that a person wrote.</summary>
    private protected static void RegisterOperationAction(
        CompilationStartAnalysisContext context, OperationKind kind, Action<OperationAnalysisContext> action) =>
        context.RegisterOperationAction(
            operation =>
            {
                if (!operation.IsGeneratedCode || WrittenCode.IsAt(operation.Operation.Syntax))
                    action(operation);
            },
            kind);
}
