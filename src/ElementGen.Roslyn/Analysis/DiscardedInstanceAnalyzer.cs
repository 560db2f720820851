using ElementGen.Roslyn.Analysis.Provisioning;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0205: the token of a new instance is lost, because the result is discarded and the client has no store.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedInstanceAnalyzer : ElementGenAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public DiscardedInstanceAnalyzer()
        : base(CodeRules.DiscardedInstance)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        if (ProvisioningSymbols.Of(context.Compilation) is not { } symbols)
            return;

        var use = new ResultUse(symbols);
        RegisterOperationAction(
            context,
            OperationKind.Invocation,
            operation => ProvisioningCall.Of((IInvocationOperation)operation, symbols, runtime),
            (operation, call) =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (use.IsDiscarded(invocation)
                    && new ClientStore(symbols, operation.CancellationToken).OptionsWithoutStore(call.Client) is not null)
                {
                    operation.ReportDiagnostic(CodeRules.DiscardedInstance.At(LocationOf(invocation.Syntax), call.Method));
                }
            });
    }

    // The location leaves out the arguments, which can take many lines.
    private static Location LocationOf(SyntaxNode syntax) =>
        (syntax is InvocationExpressionSyntax { Expression: var method } ? method : syntax).GetLocation();
}
