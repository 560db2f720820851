using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>Reads the platform's answers, and reads and writes retained instances; without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(LenientText), typeof(LenientNumber), typeof(LenientBoolean), typeof(LenientDate),
        typeof(LenientTags), typeof(LenientConfiguration), typeof(LenientList),
    ])]
[JsonSerializable(typeof(InstanceAnswer))]
[JsonSerializable(typeof(InstanceAnswer[]))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class PlatformJson : JsonSerializerContext;

/// <summary>The platform's error: <c>{"requestId","message"[,"providerMessage"]}</c>.</summary>
internal sealed record ErrorAnswer
{
    public string? RequestId { get; init; }

    public string? Message { get; init; }

    public string? ProviderMessage { get; init; }
}
