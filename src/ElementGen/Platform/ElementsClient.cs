namespace ElementGen;

/// <summary>
/// Calls the platform's instances API: creates, gets, lists and deletes instances, and sends requests that carry an instance's token.
/// Thread-safe. Cheap to make, one for each tenant's credentials: clients share their connections.
/// </summary>
public sealed class ElementsClient : IDisposable
{
    /// <summary>Makes a client with connections of its own kind: no redirects, no cookies.</summary>
    public ElementsClient(ElementsClientOptions options) { _ = options; }

    /// <summary>Makes a client over an <see cref="HttpClient"/> that the caller brings and keeps.</summary>
    public ElementsClient(HttpClient http, ElementsClientOptions options) { _ = http; _ = options; }

    /// <summary>Creates an instance.</summary>
    public Task<ProvisionedInstance> CreateInstanceAsync(
        string name, ElementConfiguration configuration, ProvisionOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <summary>Gets an instance.</summary>
    public Task<ProvisionedInstance> GetInstanceAsync(long id, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Lists instances.</summary>
    public IAsyncEnumerable<ProvisionedInstance> ListInstancesAsync(InstanceFilter? filter = null, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <summary>Deletes an instance.</summary>
    public Task DeleteInstanceAsync(long id, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Sends a request that carries an instance's token.</summary>
    public Task<HttpResponseMessage> SendAsync(ProvisionedInstance instance, HttpRequestMessage request, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() { }
}
