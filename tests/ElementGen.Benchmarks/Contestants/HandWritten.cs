namespace ElementGen.Benchmarks.Contestants;

/// <summary>What a program calls the platform with that has no library for it.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="instances">The address of all instances.</param>
/// <param name="credentials">Who calls.</param>
internal sealed class HandWritten(HttpClient http, Uri instances, ElementsCredentials credentials)
{
    /// <summary>Creates an instance from a body that is ready.</summary>
    public Task<byte[]> PostAsync(byte[] body) =>
        SendAsync(HttpMethod.Post, instances, new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } });

    /// <summary>Gets what <paramref name="query"/> asks for; that nothing is found is an answer, too.</summary>
    public Task<byte[]> GetAsync(string query) => SendAsync(HttpMethod.Get, new Uri(instances.AbsoluteUri + query), content: null);

    private async Task<byte[]> SendAsync(HttpMethod method, Uri address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = new("User", $"{credentials.User.Reveal()}, Organization {credentials.Organization.Reveal()}");
        using var response = await http.SendAsync(request).ConfigureAwait(false);
        if (method == HttpMethod.Post)
            response.EnsureSuccessStatusCode();

        return await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }
}
