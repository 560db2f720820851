using ElementGen.CodeFixes.Initializers;
using ElementGen.CodeFixes.Scopes;
using ElementGen.Roslyn;
using ElementGen.Roslyn.Analysis;
using ElementGen.Roslyn.Analysis.Provisioning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes.Provisioning;

/// <summary>
/// Gives the client a store where its options are created: one that is in scope there, else a hole that a person must fill.
/// </summary>
internal static class StoreEdit
{
    /// <summary>
    /// The creation of the options, without a store, of the client that the call of the method at <paramref name="method"/> uses.
    /// </summary>
    public static BaseObjectCreationExpressionSyntax? OptionsOf(
        TextSpan method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (LostResult.CallAt(method, model, cancellationToken) is not { } call
            || model.GetOperation(call, cancellationToken) is not IInvocationOperation invocation
            || RuntimeSymbols.Of(model.Compilation) is not { } runtime
            || ProvisioningSymbols.Of(model.Compilation) is not { } symbols
            || ProvisioningCall.Of(invocation, symbols, runtime) is not { } provisioning)
        {
            return null;
        }

        var options = new ClientStore(symbols, cancellationToken).OptionsWithoutStore(provisioning.Client);
        return options?.Syntax as BaseObjectCreationExpressionSyntax;
    }

    /// <summary>The document's text with the store.</summary>
    public static SourceText Apply(
        BaseObjectCreationExpressionSyntax options,
        SemanticModel model,
        SourceText text,
        DocumentLayout layout,
        CancellationToken cancellationToken)
    {
        var store = ValueInScope.Find(options, RuntimeNames.InstanceStore, use: "", model, cancellationToken)
            ?? Hole.For(RuntimeNames.Store, model, options.SpanStart);
        if (NullStoreIn(options) is { } none)
            return text.WithChanges(new TextChange(none.Span, store));

        var edits = new InitializerEdits(text, layout);
        edits.Add(options, [new Assignment($"{RuntimeNames.Store} = {store}", null)]);
        return edits.Apply();
    }

    private static ExpressionSyntax? NullStoreIn(BaseObjectCreationExpressionSyntax options) => options.Initializer?.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(static assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: RuntimeNames.Store })?
        .Right;
}
