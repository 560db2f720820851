using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ElementGen.LocalPlatform;

/// <summary>Lets through who sends the right secrets, and finds the instance whose token is sent along.</summary>
internal sealed class Authorization(LocalPlatformCredentials credentials, InstanceTable instances)
{
    private readonly byte[] _user = Digest(credentials.UserSecret);
    private readonly byte[] _organization = Digest(credentials.OrganizationSecret);

    /// <summary>Answers 401 unless the secrets, and the token if there is one, are right.</summary>
    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var header = AuthorizationHeader.Parse(context.Request.Headers[HeaderNames.Authorization])
            ?? throw new RefusedException(
                StatusCodes.Status401Unauthorized,
                "The Authorization header must read 'User <user secret>, Organization <organization secret>[, Element <token>]'.");

        // Both are compared, so that the time taken does not tell which one is wrong.
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

    // Digests have one length, whatever the length of what is guessed.
    private static bool Matches(byte[] expected, string secret) => CryptographicOperations.FixedTimeEquals(expected, Digest(secret));

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
