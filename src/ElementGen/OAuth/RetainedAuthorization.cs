using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// The bytes of a pending authorization, for stores: JSON, with <b>the request token's secret in plain text</b>. Encrypt them before they
/// touch a disk or a wire.
/// </summary>
public static class RetainedAuthorization
{
    /// <summary>Writes an authorization.</summary>
    /// <param name="authorization">The authorization.</param>
    /// <param name="destination">Takes the UTF-8 bytes.</param>
    public static void Write(PendingAuthorization authorization, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        ArgumentNullException.ThrowIfNull(destination);
        using var writer = new Utf8JsonWriter(destination);
        JsonSerializer.Serialize(writer, AuthorizationContent.Of(authorization), AuthorizationJson.Default.AuthorizationContent);
    }

    /// <summary>Reads an authorization that <see cref="Write"/> wrote.</summary>
    /// <param name="source">The UTF-8 bytes.</param>
    /// <param name="clock">Tells whether it has expired; null for the system's clock.</param>
    /// <returns>The authorization.</returns>
    /// <exception cref="JsonException">The bytes are not those of an authorization.</exception>
    public static PendingAuthorization Read(ReadOnlySpan<byte> source, TimeProvider? clock = null)
    {
        AuthorizationContent? content;
        try
        {
            content = JsonSerializer.Deserialize(source, AuthorizationJson.Default.AuthorizationContent);
        }
        catch (JsonException)
        {
            content = null;
        }

        // Without what the reader says: it may show a part of the secret.
        return content?.ToAuthorization(clock ?? TimeProvider.System)
            ?? throw new JsonException("The bytes of a pending authorization are damaged.");
    }
}

/// <summary>A pending authorization as JSON.</summary>
internal sealed record AuthorizationContent
{
    public string? ElementKey { get; init; }

    public Uri? Address { get; init; }

    public Uri? CallbackUrl { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public string? State { get; init; }

    public string? RequestToken { get; init; }

    public string? RequestSecret { get; init; }

    public static AuthorizationContent Of(PendingAuthorization authorization) => new()
    {
        ElementKey = authorization.ElementKey,
        Address = authorization.Address,
        CallbackUrl = authorization.CallbackUrl,
        ExpiresAt = authorization.ExpiresAt,
        State = authorization.State,
        RequestToken = authorization.RequestToken,
        RequestSecret = authorization.RequestSecret?.Reveal(),
    };

    public PendingAuthorization? ToAuthorization(TimeProvider clock) =>
        ElementKey is null || Address is null || CallbackUrl is null || (State ?? RequestToken) is null
            ? null
            : new PendingAuthorization(clock)
            {
                ElementKey = ElementKey,
                Address = Address,
                CallbackUrl = CallbackUrl,
                ExpiresAt = ExpiresAt,
                State = State,
                RequestToken = RequestToken,
                RequestSecret = RequestSecret,
            };
}

/// <summary>What the platform answers to the calls of an authorization.</summary>
internal sealed record AuthorizationAnswer
{
    /// <summary>The provider's page.</summary>
    public string? OauthUrl { get; init; }

    /// <summary>The request token of OAuth 1.</summary>
    public string? Token { get; init; }

    /// <summary>Its secret.</summary>
    public string? Secret { get; init; }
}

/// <summary>Reads and writes authorizations, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuthorizationContent))]
[JsonSerializable(typeof(AuthorizationAnswer))]
internal sealed partial class AuthorizationJson : JsonSerializerContext;
