using ElementGen.Definitions;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// What the rules about the creation of a configuration share. They ask which groups are selected, so a creation is judged together with every
/// <c>with</c> directly on it.
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
        context.RegisterOperationAction(
            operation =>
            {
                var creation = (IObjectCreationOperation)operation.Operation;
                if (shapes.Of(creation.Type) is { } shape && ConfigurationValues.Of(creation, shape, runtime) is { } values)
                    Analyze(operation, creation, values);
            },
            OperationKind.ObjectCreation);
    }

    /// <summary>Judges a creation by the values that it gives.</summary>
    private protected abstract void Analyze(OperationAnalysisContext context, IObjectCreationOperation creation, in ConfigurationValues values);
}
