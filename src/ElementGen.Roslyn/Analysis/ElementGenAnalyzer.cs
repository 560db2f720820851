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

    /// <summary>
    /// Registers an action for the operations of <paramref name="kind"/> that concern a rule, in code that a person wrote.
    /// </summary>
    /// <param name="context">The context to register it in.</param>
    /// <param name="kind">The kind of operations.</param>
    /// <param name="find">
    /// Finds what concerns the rule in an operation; null for nothing. It comes first, because it costs less than to look up who wrote the
    /// code, and few operations of a page concern a rule.
    /// </param>
    /// <param name="action">Gets what was found.</param>
    private protected static void RegisterOperationAction<T>(
        CompilationStartAnalysisContext context,
        OperationKind kind,
        Func<IOperation, T?> find,
        Action<OperationAnalysisContext, T> action)
        where T : class =>
        context.RegisterOperationAction(
            operation =>
            {
                if (find(operation.Operation) is { } found && (!operation.IsGeneratedCode || WrittenCode.IsAt(operation.Operation.Syntax)))
                    action(operation, found);
            },
            kind);
}
