namespace ElementGen;

/// <summary>Where the platform is, and which addresses the authorization may be sent to.</summary>
internal sealed class PlatformAddress
{
    private const string BasePath = "/elements/api-v2";
    private const string Example = "such as https://api.cloud-elements.com";

    /// <summary>Checks an address and adds the base path.</summary>
    /// <exception cref="ArgumentException">It is missing, or secrets must not be sent to it.</exception>
    public PlatformAddress(Uri? baseAddress)
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

        if (baseAddress.Scheme == Uri.UriSchemeHttp && !baseAddress.IsLoopback)
        {
            throw new ArgumentException(
                $"BaseAddress is {OriginOf(baseAddress)}: secrets would be sent unencrypted. Use https; http is for this machine only.",
                nameof(baseAddress));
        }

        var path = baseAddress.AbsolutePath.TrimEnd('/');
        if (!path.EndsWith(BasePath, StringComparison.OrdinalIgnoreCase))
            path += BasePath;

        Base = new UriBuilder(baseAddress) { Path = path + "/" }.Uri;
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
        if (!Uri.TryCreate(Base, isRelative ? BelowBase(address.OriginalString) : address.OriginalString, out var resolved))
            throw new ArgumentException("The request's URI cannot be understood.", nameof(address));

        if (resolved.Scheme != Base.Scheme || resolved.IdnHost != Base.IdnHost || resolved.Port != Base.Port)
        {
            throw new ArgumentException(
                $"The request goes to {OriginOf(resolved)}, the instance's token to {OriginOf(Base)} only. Use a URI relative to {Base}.",
                nameof(address));
        }

        return resolved;
    }

    // Without the dot, "messages:batch" would be an address with the scheme "messages". "//host/path" names another host; left as it is,
    // it is refused for that.
    private static string BelowBase(string relative) =>
        relative.StartsWith("//", StringComparison.Ordinal) ? relative
        : relative.StartsWith('/') ? "." + relative
        : "./" + relative;

    private static string OriginOf(Uri address) => $"{address.Scheme}://{address.Authority}";
}
