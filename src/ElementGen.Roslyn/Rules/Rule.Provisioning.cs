using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Rules;

/// <summary>Rules about provisioning in C#.</summary>
internal static partial class Rule
{
    public static readonly DiagnosticDescriptor DiscardedInstance = Create(
        "ELG0205",
        DiagnosticSeverity.Warning,
        "The result of provisioning is discarded",
        "The result of '{0}' is discarded and the client has no store, so the instance's token is lost: keep the result, or give the client a Store",
        "The platform tells the token of an instance once, in answer to its creation. Without it nobody can use the instance.");
}
