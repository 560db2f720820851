using System.Runtime.Versioning;
using ElementGen.LocalPlatform;
using ElementGen.Storage.Tests.Ensuring;

namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>The server is away or restarted while an instance is ensured.</summary>
[NeedsPostgreSql]
[UnsupportedOSPlatform("windows")]
public sealed class EnsuringAcrossARestart
{
    [DatabaseFact]
    public async Task An_instance_whose_creation_is_under_way_when_the_server_is_restarted_is_retained()
    {
        using var server = new PostgreSqlServer();
        using var database = new TemporaryDatabase(server);
        using var store = database.Open();
        await using var platform = await LocalPlatformServer.StartAsync(new LocalPlatformOptions { Definitions = [Tenants.Definition] });
        using var connections = new StoppingHandler(server);
        using var client = SingleCalls.ClientOver(platform, store, connections);
        var saving = 0;
        var options = new EnsureOptions
        {
            Progress = new Listener(progress =>
            {
                if (progress.Step is EnsureStep.Saving && ++saving == 2)
                    server.Start();
            }),
        };

        var made = await SingleCalls.EnsureAsync(client, "acme", options);

        Assert.Equal(2, saving);
        Assert.Equal(made.Token, Assert.Single(store.ListAsync().ToBlockingEnumerable()).Token);
        Assert.Equal(made.Id, Assert.Single(platform.DefaultOrganization.Instances).Id);
        Assert.Equal(made.Token, (await SingleCalls.EnsureAsync(client, "acme")).Token);
    }

    [DatabaseFact]
    public async Task While_the_server_is_away_nothing_is_sent()
    {
        using var server = new PostgreSqlServer();
        using var database = new TemporaryDatabase(server);
        using var store = database.Open();
        await using var platform = await LocalPlatformServer.StartAsync(new LocalPlatformOptions { Definitions = [Tenants.Definition] });
        using var client = SingleCalls.ClientOver(platform, store);
        server.Stop();

        await Assert.ThrowsAsync<IOException>(() => SingleCalls.EnsureAsync(client, "acme"));
        Assert.Empty(platform.DefaultOrganization.Instances);

        server.Start();
        await SingleCalls.EnsureAsync(client, "acme");
        Assert.Single(platform.DefaultOrganization.Instances);
    }

    /// <summary>The server stops when an instance was made.</summary>
    private sealed class StoppingHandler(PostgreSqlServer server) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Post)
                server.Stop();

            return response;
        }
    }

    private sealed class Listener(Action<EnsureProgress> tell) : IProgress<EnsureProgress>
    {
        public void Report(EnsureProgress value) => tell(value);
    }
}
