using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>The platform's error: <c>{"requestId","message"[,"providerMessage"]}</c>.</summary>
internal sealed record ErrorAnswer
{
    public string? RequestId { get; init; }

    public string? Message { get; init; }

    public string? ProviderMessage { get; init; }
}

/// <summary>Reads the platform's errors, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    MaxDepth = 16 * 1024 * 1024,
    AllowTrailingCommas = true,
    Converters = [typeof(LenientText)])]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class ErrorAnswerJson : JsonSerializerContext;
