using System.Security.Cryptography;
using System.Text;

namespace ElementGen;

/// <summary>
/// Marks an instance with the organization that made it: a salted hash of the organization's secret, from which nobody learns the secret.
/// </summary>
internal static class OrganizationMark
{
    private const int SaltLength = 16;

    /// <summary>A new mark; each has another salt.</summary>
    public static string Of(ElementsCredentials credentials) => Of(credentials, RandomNumberGenerator.GetBytes(SaltLength));

    /// <summary>Whether <paramref name="mark"/> was made with the same organization secret. What is no mark was not.</summary>
    public static bool IsOf(string mark, ElementsCredentials credentials)
    {
        Span<byte> bytes = stackalloc byte[SaltLength + HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(mark, bytes, out var length)
            && length == bytes.Length
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(mark), Encoding.ASCII.GetBytes(Of(credentials, bytes[..SaltLength].ToArray())));
    }

    private static string Of(ElementsCredentials credentials, byte[] salt) =>
        Convert.ToBase64String([.. salt, .. HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(credentials.Organization.Reveal()))]);
}
