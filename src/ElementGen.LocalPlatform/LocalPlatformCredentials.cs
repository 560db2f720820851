using System.Security.Cryptography;

namespace ElementGen.LocalPlatform;

/// <summary>The pair of secrets that a local platform accepts. Its text shows neither.</summary>
public sealed class LocalPlatformCredentials
{
    /// <summary>Makes a pair of given secrets.</summary>
    /// <param name="userSecret">The secret sent as <c>User</c>.</param>
    /// <param name="organizationSecret">The secret sent as <c>Organization</c>.</param>
    /// <exception cref="ArgumentException">
    /// A secret is empty, or holds a comma, a space or anything outside visible ASCII, which no header can carry.
    /// </exception>
    public LocalPlatformCredentials(string userSecret, string organizationSecret)
    {
        UserSecret = Checked(userSecret, nameof(userSecret));
        OrganizationSecret = Checked(organizationSecret, nameof(organizationSecret));
    }

    /// <summary>The secret that callers send as <c>User</c>.</summary>
    public string UserSecret { get; }

    /// <summary>The secret that callers send as <c>Organization</c>.</summary>
    public string OrganizationSecret { get; }

    /// <summary>Makes a pair that nobody else knows.</summary>
    public static LocalPlatformCredentials Generate() => new(Random(), Random());

    /// <summary>Says what it is, without the secrets.</summary>
    public override string ToString() => "User ********, Organization ********";

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static string Checked(string secret, string parameter)
    {
        ArgumentNullException.ThrowIfNull(secret, parameter);
        return AuthorizationHeader.IsSecret(secret)
            ? secret
            : throw new ArgumentException("A secret is visible ASCII without a comma, and not empty.", parameter);
    }
}
