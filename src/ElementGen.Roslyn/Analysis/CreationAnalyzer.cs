using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// The base of the analyzers that check the creation of a configuration. They must know which groups are selected, so they check a creation
/// together with every <c>with</c> directly on it.
/// </summary>
public abstract class CreationAnalyzer : ElementGenAnalyzer
{
    private protected CreationAnalyzer(Rule rule)
        : base(rule)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var shapes = new ConfigurationShapes(runtime);
        RegisterOperationAction(
            context,
            OperationKind.ObjectCreation,
            operation => shapes.Of(operation.Type),
            (operation, shape) =>
            {
                var creation = (IObjectCreationOperation)operation.Operation;
                if (ConfigurationValues.Of(creation, shape, runtime) is { } values)
                    Analyze(operation, creation, values);
            });
    }

    /// <summary>Checks a creation, which gives <paramref name="values"/>.</summary>
    private protected abstract void Analyze(
        OperationAnalysisContext context, IObjectCreationOperation creation, in ConfigurationValues values);
}
