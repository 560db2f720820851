namespace ElementGen;

/// <summary>Sends the requests of another library on an instance.</summary>
/// <param name="client">Sends them.</param>
/// <param name="instance">The instance.</param>
internal sealed class InstanceRequestHandler(ElementsClient client, ProvisionedInstance instance) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        client.SendAsync(instance, request, cancellationToken);
}
