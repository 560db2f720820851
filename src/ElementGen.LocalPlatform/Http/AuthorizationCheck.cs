using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ElementGen.LocalPlatform;

/// <summary>Checks the secrets of each request, and finds the instance of its token.</summary>
internal sealed class AuthorizationCheck(LocalPlatformCredentials credentials, InstanceTable instances)
{
    private readonly byte[] _user = Digest(credentials.UserSecret);
    private readonly byte[] _organization = Digest(credentials.OrganizationSecret);

    /// <summary>Rejects a request with status 401 if a secret is wrong, or its token, if it has one.</summary>
    public Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var header = AuthorizationHeader.Parse(context.Request.Headers[HeaderNames.Authorization])
            ?? throw new RefusedException(
                StatusCodes.Status401Unauthorized,
                "The Authorization header must read 'User <user secret>, Organization <organization secret>[, Element <token>]'.");

        // Both secrets are always compared, so that the response time does not tell which one is wrong.
        if (!(Matches(_user, header.User) & Matches(_organization, header.Organization)))
            throw new RefusedException(StatusCodes.Status401Unauthorized, "The user secret or the organization secret is wrong.");

        if (header.Element is { } token)
        {
            context.Features.Set(instances.FindByToken(token) ?? throw new RefusedException(
                StatusCodes.Status401Unauthorized,
                "The Element token is not one of an instance: it is wrong, or the instance was deleted."));
        }

        return next(context);
    }

    // Digests are compared because their length is fixed, so that the response time does not depend on what the caller sent.
    private static bool Matches(byte[] expected, string secret) => CryptographicOperations.FixedTimeEquals(expected, Digest(secret));

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
