using System.Security.Cryptography;

namespace ElementGen.LocalPlatform;

/// <summary>The pair of secrets that a local platform accepts. <see cref="ToString"/> shows neither.</summary>
public sealed class LocalPlatformCredentials
{
    /// <summary>Creates a pair with given secrets.</summary>
    /// <param name="userSecret">The secret that callers send as <c>User</c>.</param>
    /// <param name="organizationSecret">The secret that callers send as <c>Organization</c>.</param>
    /// <exception cref="ArgumentNullException">A secret is null.</exception>
    /// <exception cref="ArgumentException">
    /// A secret is empty, or has a character that the header does not allow: only visible ASCII without a comma is allowed.
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

    /// <summary>Creates a pair of random secrets.</summary>
    public static LocalPlatformCredentials Generate() => new(Random(), Random());

    /// <summary>A text with masks in place of the secrets.</summary>
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
