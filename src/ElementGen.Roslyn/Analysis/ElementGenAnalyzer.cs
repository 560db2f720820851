using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// The base of all analyzers of ElementGen. They run concurrently, skip generated code, and do nothing in a project without the runtime
/// library.
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
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (RuntimeSymbols.Of(start.Compilation) is { } runtime)
                Register(start, runtime);
        });
    }

    /// <summary>Registers the analyzer's actions, once per compilation.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime);
}
