namespace ElementGen.Tests;

/// <summary>
/// Connections of a process that is paused, the first time that it sends a creation, between its last look at the time and the moment at
/// which the first byte leaves.
/// </summary>
internal sealed class PausedConnections(HttpMessageHandler network, SimulatedTime time, TimeSpan pause) : DelegatingHandler(network)
{
    private bool _wasPaused;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post && !_wasPaused)
        {
            _wasPaused = true;
            // While a process is paused, its time-outs are too.
            await Task.Delay(pause, time, CancellationToken.None);
            await request.Content!.CopyToAsync(Stream.Null, CancellationToken.None);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
