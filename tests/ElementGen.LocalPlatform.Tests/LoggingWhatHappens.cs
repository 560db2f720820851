using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace ElementGen.LocalPlatform.Tests;

public sealed class LoggingWhatHappens : IDisposable
{
    private readonly FakeLoggerProvider _log = new();

    [Fact]
    public async Task A_platform_that_others_can_reach_warns()
    {
        await using var platform = await StartAsync(IPAddress.Any);

        var warning = Assert.Single(Logged(LogLevel.Warning));

        Assert.Contains("which other machines can reach", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_on_this_machine_does_not_warn()
    {
        await using var platform = await StartAsync(IPAddress.Loopback);

        Assert.Empty(Logged(LogLevel.Warning));
        Assert.Equal($"The local platform serves 1 elements on {platform.Server.BaseAddress}.", Assert.Single(Logged(LogLevel.Information)));
    }

    [Fact]
    public async Task A_broken_definition_is_named_at_the_start()
    {
        using var folder = new TemporaryFolder();
        folder.Write("acme.json", """{ "key": "acme", "configuration": [""");

        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], DefinitionsFolder = folder.FullName, LoggerFactory = Factory() });

        Assert.StartsWith("acme.json(1,", Assert.Single(Logged(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("elements/infobip")).Status);
    }

    [Fact]
    public async Task Why_a_request_was_refused_is_logged_without_secrets()
    {
        await using var platform = await StartAsync(IPAddress.Loopback);

        await platform.GetAsync("formulas?apiSecret=s3cret");
        // A request is logged after it is answered.
        await platform.DisposeAsync();

        Assert.Contains(
            "#1 GET /formulas?apiSecret=******** -> 404 There is no /elements/api-v2/formulas.", Logged(LogLevel.Information));
    }

    public void Dispose() => _log.Dispose();

    private Task<RunningPlatform> StartAsync(IPAddress address) => RunningPlatform.StartAsync(
        new LocalPlatformOptions { Definitions = [Elements.Infobip], Address = address, LoggerFactory = Factory() });

    private ILoggerFactory Factory() => LoggerFactory.Create(logging => logging.AddProvider(_log));

    private List<string> Logged(LogLevel level) =>
        [.. _log.Collector.GetSnapshot().Where(record => record.Level == level).Select(record => record.Message)];
}
