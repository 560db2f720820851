using System.Net.Http.Headers;

namespace ElementGen;

/// <summary>
/// The authorization of a request that is not among its headers yet: <see cref="ElementsAuthorizationHandler"/> puts it there for as long
/// as the request is sent.
/// </summary>
/// <param name="value">The value of the header.</param>
internal sealed class HiddenAuthorization(AuthenticationHeaderValue value)
{
    private static readonly HttpRequestOptionsKey<HiddenAuthorization> Key = new("ElementGen.Authorization");

    private bool _wasShown;

    /// <summary>Gives a request its authorization.</summary>
    /// <param name="request">The request.</param>
    /// <param name="value">The value of the header.</param>
    /// <param name="byHandler">Whether a handler puts it among the headers.</param>
    public static void Set(HttpRequestMessage request, AuthenticationHeaderValue value, bool byHandler)
    {
        if (byHandler)
            request.Options.Set(Key, new HiddenAuthorization(value));
        else
            request.Headers.Authorization = value;
    }

    /// <summary>Whether the request was sent without its authorization, because there is no handler that adds it.</summary>
    public static bool WasMissed(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var hidden) && !hidden._wasShown;

    /// <summary>Puts the authorization among the headers, until the result is disposed of.</summary>
    public static IDisposable? Show(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(Key, out var hidden))
            return null;

        hidden._wasShown = true;
        request.Headers.Authorization = hidden.Value;
        return new Shown(request);
    }

    private AuthenticationHeaderValue Value { get; } = value;

    private sealed class Shown(HttpRequestMessage request) : IDisposable
    {
        public void Dispose() => request.Headers.Authorization = null;
    }
}
