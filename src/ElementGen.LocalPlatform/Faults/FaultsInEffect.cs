using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>The faults of one request, for the calls that see to some of them themselves.</summary>
internal sealed record FaultsInEffect(IReadOnlyList<Fault> Faults)
{
    /// <summary>The fault of this kind; null when there is none.</summary>
    public static Fault? Find(HttpContext context, FaultKind kind) =>
        context.Features.Get<FaultsInEffect>()?.Faults.FirstOrDefault(fault => fault.Kind == kind);
}
