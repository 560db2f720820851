using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis.Provisioning;

/// <summary>A call that makes an instance on the platform and returns the only copy of its token.</summary>
/// <param name="Client">The client that it is made with, and whose store, if it has one, retains the token.</param>
/// <param name="Method">The method as a reader knows it: <c>InfobipSms.ProvisionAsync</c>.</param>
internal readonly record struct ProvisioningCall(IOperation Client, string Method)
{
    /// <summary>The call that <paramref name="invocation"/> is; null when it makes no instance.</summary>
    public static ProvisioningCall? Of(IInvocationOperation invocation, ProvisioningSymbols symbols, RuntimeSymbols runtime)
    {
        var method = invocation.TargetMethod;
        return method.Name switch
        {
            RuntimeNames.ProvisionInstanceAsync when invocation.Instance is { } client && Is(method.ContainingType, symbols.Client) => Call(client, method),
            RuntimeNames.ProvisionAsync or RuntimeNames.EnsureProvisionedAsync
                when method.IsStatic && ReturnsItsClass(method, symbols) && runtime.InstanceAttributeOf(method.ContainingType) is not null
                    && ClientOf(invocation, symbols) is { } client => Call(client, method),
            _ => null,
        };
    }

    private static bool ReturnsItsClass(IMethodSymbol method, ProvisioningSymbols symbols) =>
        method.ReturnType is INamedTypeSymbol { TypeArguments: [var result] } type && Is(type.OriginalDefinition, symbols.Task) && Is(result, method.ContainingType);

    private static IOperation? ClientOf(IInvocationOperation invocation, ProvisioningSymbols symbols)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (Is(argument.Parameter?.Type, symbols.Client))
                return argument.Value;
        }

        return null;
    }

    private static ProvisioningCall Call(IOperation client, IMethodSymbol method) => new(client, $"{method.ContainingType.Name}.{method.Name}");

    private static bool Is(ITypeSymbol? type, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(type, other);
}
