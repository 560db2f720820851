using System.Net.Http.Headers;

namespace ElementGen;

/// <summary>A caller's request with an instance's authorization.</summary>
internal static class AuthorizedRequest
{
    /// <summary>
    /// Copies <paramref name="request"/>, so that the secrets never stand in a message that the caller holds, prints or logs. The content
    /// is shared; the caller disposes of it.
    /// </summary>
    public static HttpRequestMessage Of(HttpRequestMessage request, Uri address, AuthenticationHeaderValue authorization, bool byHandler)
    {
        var copy = new HttpRequestMessage(request.Method, address)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = request.Content,
        };

        foreach (var (name, values) in request.Headers.NonValidated)
            copy.Headers.TryAddWithoutValidation(name, values);

        foreach (var (name, value) in request.Options)
            ((IDictionary<string, object?>)copy.Options)[name] = value;

        copy.Headers.Authorization = null;
        HiddenAuthorization.Set(copy, authorization, byHandler);
        return copy;
    }
}
