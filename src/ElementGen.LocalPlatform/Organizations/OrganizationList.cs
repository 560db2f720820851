using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ElementGen.LocalPlatform;

/// <summary>The organizations of a platform, by their secrets.</summary>
internal sealed class OrganizationList
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Entry> _bySecret = new(StringComparer.Ordinal);

    /// <summary>The organization with these secrets, which is made if there is none.</summary>
    /// <exception cref="ArgumentException">Another user secret belongs to the organization secret.</exception>
    public PlatformOrganization GetOrAdd(
        LocalPlatformCredentials credentials, Func<string, LocalPlatformCredentials, PlatformOrganization> make)
    {
        var key = KeyOf(credentials.OrganizationSecret);
        lock (_gate)
        {
            if (!_bySecret.ContainsKey(key))
                _bySecret[key] = new Entry(Digest(credentials.UserSecret), make(key, credentials));
        }

        var (user, organization) = _bySecret[key];
        return CryptographicOperations.FixedTimeEquals(user, Digest(credentials.UserSecret))
            ? organization
            : throw new ArgumentException("The organization secret is taken, with another user secret.", nameof(credentials));
    }

    /// <summary>The organization with these secrets; null when one of them is wrong.</summary>
    public PlatformOrganization? Find(string userSecret, string organizationSecret)
    {
        // Digests are looked up and compared, so that the response time does not tell which characters of a secret are right.
        var found = _bySecret.TryGetValue(KeyOf(organizationSecret), out var entry);
        var isUser = CryptographicOperations.FixedTimeEquals(found ? entry!.User : new byte[SHA256.HashSizeInBytes], Digest(userSecret));
        return found && isUser ? entry!.Organization : null;
    }

    /// <summary>All of them.</summary>
    public IEnumerable<PlatformOrganization> All => _bySecret.Values.Select(static entry => entry.Organization);

    private static string KeyOf(string organizationSecret) => Convert.ToHexStringLower(Digest(organizationSecret).AsSpan(0, 16));

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>An organization.</summary>
    /// <param name="User">The digest of its user secret.</param>
    /// <param name="Organization">The organization.</param>
    private sealed record Entry(byte[] User, PlatformOrganization Organization);
}
