using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ElementGen.LocalPlatform;

/// <summary>
/// Refuses what a web page of another origin sends: a page whose name leads to this machine (DNS rebinding), and a form or script that
/// posts here. A browser would send either for every page that its user opens.
/// </summary>
/// <param name="isOpen">Whether the platform listens on an address of other machines, which may call it by any name.</param>
internal sealed class HostCheck(bool isOpen)
{
    public Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!isOpen && !IsThisMachine(request.Host.Host))
        {
            throw new RefusedException(
                StatusCodes.Status421MisdirectedRequest,
                "The local platform is 127.0.0.1 or localhost, and the Host header names another host.");
        }

        if (!HttpMethods.IsGet(request.Method) && IsOfAnotherOrigin(request))
            throw new RefusedException(StatusCodes.Status403Forbidden, "The local platform takes no requests from web pages of others.");

        return next(context);
    }

    /// <summary>Whether the host of a request is a name or an address that leads to this machine from everywhere.</summary>
    public static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOfAnotherOrigin(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none")
        || (request.Headers[HeaderNames.Origin] is [{ } origin]
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
}
