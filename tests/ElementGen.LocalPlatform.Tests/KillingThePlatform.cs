using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ElementGen.LocalPlatform.Tests;

public sealed class KillingThePlatform : IDisposable
{
    private static readonly LocalPlatformCredentials Secrets = new("user", "organization");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_was_answered_is_there_after_the_process_was_killed()
    {
        var answered = new ConcurrentDictionary<long, string>();
        for (var round = 0; round < 3; round++)
        {
            using var process = PlatformProcess.Start(_folder["state.db"], Secrets.UserSecret, Secrets.OrganizationSecret);
            var address = new Uri(new Uri((await process.StandardOutput.ReadLineAsync())!), LocalPlatformServer.BasePath + "/");
            var creating = Enumerable.Range(0, 8).Select(_ => CreateUntilKilledAsync(address, answered)).ToArray();
            var enough = answered.Count + 100;
            while (answered.Count < enough)
                await Task.Delay(5);

            process.Kill();
            await process.WaitForExitAsync();
            await Task.WhenAll(creating);
        }

        await using var platform = await LocalPlatformServer.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], StateFile = _folder["state.db"], Credentials = Secrets });

        var kept = platform.DefaultOrganization.Instances.ToDictionary(instance => instance.Id, instance => instance.Token.Reveal());
        Assert.All(answered, instance => Assert.Equal(instance.Value, kept[instance.Key]));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task CreateUntilKilledAsync(Uri address, ConcurrentDictionary<long, string> answered)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("User", $"{Secrets.UserSecret}, Organization {Secrets.OrganizationSecret}");
        try
        {
            while (true)
            {
                using var body = new StringContent(RunningPlatform.InstanceJson, Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync("instances", body);
                var instance = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
                Assert.True(answered.TryAdd((long)instance["id"]!, (string)instance["token"]!));
            }
        }
        catch (HttpRequestException)
        {
            // The platform was killed.
        }
        catch (IOException)
        {
            // In the middle of an answer.
        }
    }
}
