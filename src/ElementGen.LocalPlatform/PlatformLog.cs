using Microsoft.Extensions.Logging;

namespace ElementGen.LocalPlatform;

/// <summary>What the platform logs.</summary>
internal static partial class PlatformLog
{
    [LoggerMessage(1, LogLevel.Information, "The local platform serves {Elements} elements on {Address}.")]
    public static partial void Started(this ILogger logger, int elements, Uri address);

    [LoggerMessage(
        2, LogLevel.Warning, "The local platform listens on {Address}, which other machines can reach. Secrets travel in clear.")]
    public static partial void OpenToOthers(this ILogger logger, Uri address);

    [LoggerMessage(3, LogLevel.Warning, "{Finding}")]
    public static partial void BrokenDefinition(this ILogger logger, DefinitionFinding finding);

    [LoggerMessage(4, LogLevel.Information, "{Request}")]
    public static partial void Refused(this ILogger logger, RecordedRequest request);
}
