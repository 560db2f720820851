using System.Net.Http.Headers;

namespace ElementGen;

/// <summary>Makes the value of the platform's authorization header: <c>User x, Organization y[, Element z]</c>.</summary>
internal static class AuthorizationValue
{
    /// <summary>For calls on the platform itself.</summary>
    public static AuthenticationHeaderValue Of(ElementsCredentials credentials) =>
        new("User", $"{credentials.User.Reveal()}, Organization {credentials.Organization.Reveal()}");

    /// <summary>For calls on an instance.</summary>
    public static AuthenticationHeaderValue Of(ElementsCredentials credentials, Secret token) =>
        new("User", $"{credentials.User.Reveal()}, Organization {credentials.Organization.Reveal()}, Element {token.Reveal()}");
}
