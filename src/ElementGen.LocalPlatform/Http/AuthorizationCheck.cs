using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ElementGen.LocalPlatform;

/// <summary>Checks the secrets of each request, and finds its organization and the instance of its token.</summary>
internal sealed class AuthorizationCheck(OrganizationList organizations)
{
    /// <summary>Why a request is refused: a secret is wrong, or its token, if it has one. Null when it is not.</summary>
    public RefusedException? Refuse(HttpContext context)
    {
        if (AuthorizationHeader.Parse(context.Request.Headers[HeaderNames.Authorization]) is not { } header)
        {
            return Refused(
                "The Authorization header must read 'User <user secret>, Organization <organization secret>[, Element <token>]'.");
        }

        if (organizations.Find(header.User, header.Organization) is not { } organization)
            return Refused("The user secret or the organization secret is wrong.");

        context.Recording().Organization = organization;
        organization.Record(context.Recording());
        if (header.Element is not { } token)
            return null;
        if (organization.State.Instances.FindByToken(token) is not { } instance)
            return Refused("The Element token is not one of an instance: it is wrong, or the instance was deleted.");

        context.Features.Set(instance);
        context.Recording().Instance = instance.Id;
        return null;
    }

    private static RefusedException Refused(string message) => new(StatusCodes.Status401Unauthorized, message);
}

/// <summary>Who calls.</summary>
internal static class Callers
{
    /// <summary>The organization whose secrets the request has.</summary>
    public static PlatformOrganization Organization(this HttpContext context) => context.Recording().Organization!;

    /// <summary>The instance whose token the request has; null when it has none.</summary>
    public static PlatformInstance? InstanceOfToken(this HttpContext context) => context.Features.Get<PlatformInstance>();
}
