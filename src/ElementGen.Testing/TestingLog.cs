using ElementGen.LocalPlatform;
using Microsoft.Extensions.Logging;

namespace ElementGen.Testing;

/// <summary>What is logged beside what the platform logs.</summary>
internal static partial class TestingLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Finding}")]
    public static partial void BrokenDefinition(this ILogger logger, DefinitionFinding finding);
}
