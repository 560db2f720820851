using System.Net;

namespace ElementGen;

/// <summary>The connections that all clients without an HttpClient of the caller's share.</summary>
internal static class SharedConnections
{
    private static readonly SocketsHttpHandler Direct = Make(useProxy: false);
    private static readonly SocketsHttpHandler ThroughSystemProxy = Make(useProxy: true);

    /// <summary>An HttpClient over the connections to a platform, without a time-out of its own: each call has one.</summary>
    public static HttpClient NewClientTo(Uri? baseAddress) =>
        new(To(baseAddress), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>
    /// The connections to a platform. A proxy has no business between two programs on one machine: it would read every secret, because
    /// plain http is allowed there.
    /// </summary>
    public static SocketsHttpHandler To(Uri? baseAddress) => IsThisMachine(baseAddress) ? Direct : ThroughSystemProxy;

    private static bool IsThisMachine(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true })
            return false;

        var host = address.DnsSafeHost.TrimEnd('.');
        return IPAddress.TryParse(host, out var ip)
            ? IPAddress.IsLoopback(ip)
            : ("." + host).EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    // No redirects, because the authorization must not follow them; no cookies, because tenants share the connections.
    private static SocketsHttpHandler Make(bool useProxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
