using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ElementGen.LocalPlatform;

/// <summary>Checks the secrets of each request, and finds its organization and the instance of its token.</summary>
internal sealed class AuthorizationCheck(OrganizationList organizations)
{
    /// <summary>Rejects a request with status 401 if a secret is wrong, or its token, if it has one.</summary>
    public Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var header = AuthorizationHeader.Parse(context.Request.Headers[HeaderNames.Authorization])
            ?? throw new RefusedException(
                StatusCodes.Status401Unauthorized,
                "The Authorization header must read 'User <user secret>, Organization <organization secret>[, Element <token>]'.");

        var organization = organizations.Find(header.User, header.Organization)
            ?? throw new RefusedException(
                StatusCodes.Status401Unauthorized, "The user secret or the organization secret is wrong.");
        context.Recording().Organization = organization;
        organization.Record(context.Recording());
        if (header.Element is { } token)
        {
            var instance = organization.State.Instances.FindByToken(token) ?? throw new RefusedException(
                StatusCodes.Status401Unauthorized,
                "The Element token is not one of an instance: it is wrong, or the instance was deleted.");
            context.Features.Set(instance);
            context.Recording().Instance = instance.Id;
        }

        return next(context);
    }
}

/// <summary>Who calls.</summary>
internal static class Callers
{
    /// <summary>The organization whose secrets the request has.</summary>
    public static PlatformOrganization Organization(this HttpContext context) => context.Recording().Organization!;

    /// <summary>The instance whose token the request has; null when it has none.</summary>
    public static PlatformInstance? InstanceOfToken(this HttpContext context) => context.Features.Get<PlatformInstance>();
}
