using System.Security.Cryptography;
using System.Text;

namespace ElementGen.Storage;

/// <summary>The row of an authorization that waits for a person.</summary>
/// <param name="Account">The account; "" for none.</param>
/// <param name="IdHash">The authorization's id as <see cref="HashOf"/> gives it.</param>
/// <param name="ExpiresAt">When the callback is no longer taken, in milliseconds since 1970.</param>
/// <param name="Payload">The authorization, encrypted.</param>
internal sealed record AuthorizationRow(string Account, byte[] IdHash, long ExpiresAt, byte[] Payload)
{
    /// <summary>SHA-256 of an id: whoever knows the id can answer for the person, so it does not stand in the database.</summary>
    public static byte[] HashOf(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id));
}
