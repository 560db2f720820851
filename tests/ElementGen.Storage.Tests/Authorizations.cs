using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ElementGen.Storage.Tests;

/// <summary>Authorizations that wait for a person, as the client makes them.</summary>
internal static class Authorizations
{
    public const string Id = "st4te-that-nobody-can-guess";

    public const string Secret = "request-s3cret-of-oauth-1";

    public static PendingAuthorization Box(string id = Id, TimeSpan? lifetime = null) => Read(new
    {
        elementKey = "box",
        address = $"https://provider.example/consent?client_id=acme&state={Uri.EscapeDataString(id)}",
        callbackUrl = "https://acme.example/oauth/callback",
        expiresAt = DateTimeOffset.UtcNow + (lifetime ?? TimeSpan.FromHours(1)),
        state = id,
    });

    /// <summary>One of OAuth 1: the request token is its id.</summary>
    public static PendingAuthorization QuickBooks(string id = Id) => Read(new
    {
        elementKey = "quickbooks",
        address = $"https://provider.example/consent?oauth_token={Uri.EscapeDataString(id)}",
        callbackUrl = "https://acme.example/oauth/callback",
        expiresAt = DateTimeOffset.UtcNow + TimeSpan.FromHours(1),
        requestToken = id,
        requestSecret = Secret,
    });

    public static PendingAuthorization Expired(string id = "expired") => Box(id, TimeSpan.FromHours(-1));

    /// <summary>All that is in it.</summary>
    public static string TextOf(PendingAuthorization authorization)
    {
        var bytes = new ArrayBufferWriter<byte>();
        RetainedAuthorization.Write(authorization, bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static PendingAuthorization Read<T>(T content) => RetainedAuthorization.Read(JsonSerializer.SerializeToUtf8Bytes(content));
}
