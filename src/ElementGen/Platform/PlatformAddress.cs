namespace ElementGen;

/// <summary>Where the platform is, and which addresses the authorization may be sent to.</summary>
internal sealed class PlatformAddress
{
    private const string BasePath = "/elements/api-v2";
    private const string BeginningOfBasePath = "/elements";
    private const string Instances = "/instances";
    private const string Example = "such as https://api.cloud-elements.com";

    /// <summary>Checks an address and adds the base path.</summary>
    /// <param name="baseAddress">The address that the caller gave.</param>
    /// <param name="allowPlainHttp">Whether it may be one of plain http on another machine.</param>
    /// <exception cref="ArgumentException">It is missing, or secrets must not be sent to it.</exception>
    public PlatformAddress(Uri? baseAddress, bool allowPlainHttp)
    {
        if (baseAddress is null)
            throw new ArgumentException($"BaseAddress is not set. Give the platform's address, {Example}.", nameof(baseAddress));

        if (!baseAddress.IsAbsoluteUri || (baseAddress.Scheme != Uri.UriSchemeHttps && baseAddress.Scheme != Uri.UriSchemeHttp))
            throw new ArgumentException($"BaseAddress is not an absolute https address, {Example}.", nameof(baseAddress));

        if (baseAddress.UserInfo.Length > 0 || baseAddress.Query.Length > 0 || baseAddress.Fragment.Length > 0)
        {
            throw new ArgumentException(
                "BaseAddress has user information, a query or a fragment. Give scheme, host and path only.", nameof(baseAddress));
        }

        if (baseAddress.Scheme == Uri.UriSchemeHttp && !baseAddress.IsLoopback && !allowPlainHttp)
        {
            throw new ArgumentException(
                $"BaseAddress is {OriginOf(baseAddress)}: secrets would be sent unencrypted. Use https; in a test network without it, set "
                    + "AllowPlainHttp.",
                nameof(baseAddress));
        }

        Base = new UriBuilder(baseAddress) { Path = WithBasePath(baseAddress.AbsolutePath) + "/" }.Uri;
    }

    /// <summary>The address that paths are relative to; ends in a slash.</summary>
    public Uri Base { get; }

    /// <summary>
    /// Where a caller's request goes. Relative addresses, with or without a slash in front, count from <see cref="Base"/>. Absolute ones
    /// must have its origin, because the authorization is sent to them.
    /// </summary>
    /// <exception cref="ArgumentException">There is no address, or one of another origin.</exception>
    public Uri Resolve(Uri? address)
    {
        if (address is null)
            throw new ArgumentException("The request has no URI.", nameof(address));

        // Outside Windows, "/messages" is parsed as the path of a file.
        var isRelative = !address.IsAbsoluteUri || (address.IsFile && address.OriginalString.StartsWith('/'));
        var below = isRelative ? BelowBase(WithoutBasePath(address.OriginalString)) : address.OriginalString;
        if (!Uri.TryCreate(Base, below, out var resolved))
            throw new ArgumentException("The request's URI cannot be understood.", nameof(address));

        if (resolved.Scheme != Base.Scheme || resolved.IdnHost != Base.IdnHost || resolved.Port != Base.Port)
        {
            throw new ArgumentException(
                $"The request goes to {OriginOf(resolved)}, the instance's token to {OriginOf(Base)} only. Use a URI relative to {Base}.",
                nameof(address));
        }

        return resolved;
    }

    // The documentation shows addresses of calls (https://…/elements/api-v2/instances), so people copy more or less of the base path.
    private static string WithBasePath(string path)
    {
        var start = (path + "/").LastIndexOf(BasePath + "/", StringComparison.OrdinalIgnoreCase);
        if (start >= 0 && IsOfCall(path[(start + BasePath.Length)..].TrimEnd('/')))
            return path[..(start + BasePath.Length)];

        path = Without(Instances, path.TrimEnd('/'));
        return Without(BeginningOfBasePath, path) + BasePath;
    }

    // Anything else below the base path belongs to the address, such as a route of a gateway.
    private static bool IsOfCall(string below) =>
        below.Length == 0
        || (below + "/").StartsWith(Instances + "/", StringComparison.OrdinalIgnoreCase)
        || (below + "/").StartsWith(BeginningOfBasePath + "/", StringComparison.OrdinalIgnoreCase);

    private static string Without(string ending, string path) =>
        path.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? path[..^ending.Length] : path;

    // A path that is copied from the documentation begins with the base path.
    private string WithoutBasePath(string relative)
    {
        foreach (var basePath in new[] { Base.AbsolutePath, BasePath + "/" })
        {
            var start = relative.StartsWith('/') ? basePath : basePath[1..];
            if (relative.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return relative[start.Length..];
        }

        return relative;
    }

    // Without the dot, "messages:batch" would be an address with the scheme "messages". "//host/path" names another host; left as it is,
    // it is refused for that.
    private static string BelowBase(string relative) =>
        relative.StartsWith("//", StringComparison.Ordinal) ? relative
        : relative.StartsWith('/') ? "." + relative
        : "./" + relative;

    private static string OriginOf(Uri address) => $"{address.Scheme}://{address.Authority}";
}
