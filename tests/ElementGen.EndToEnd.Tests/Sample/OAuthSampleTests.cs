using System.Net;
using System.Net.Sockets;
using ElementGen.LocalPlatform;
using ElementGen.Testing;

namespace ElementGen.EndToEnd.Tests.Sample;

/// <summary>The README's command for an element with OAuth.</summary>
public sealed class OAuthSampleTests : IDisposable
{
    private const string ClientSecret = "s3cret-client/word+=";

    private readonly string _data = Directory.CreateTempSubdirectory("elementgen-sample-").FullName;
    private readonly HttpClient _browser = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose()
    {
        _browser.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task The_first_run_asks_for_consent_twice_and_the_second_finds_the_instance()
    {
        var first = await RunAsync();
        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Contains("provisioned  instance 1 'acme-files' of 'box' (token ********)", first.Output, StringComparison.Ordinal);
        Assert.Contains("authorized   again, with a second grant; the token is the same", first.Output, StringComparison.Ordinal);
        Assert.Equal(2, CountOf("authorize    http://127.0.0.1:", first));
        Assert.Equal(2, CountOf("GET ping with the instance's token: 200 OK", first));

        var second = await RunAsync();
        Assert.True(second.ExitCode == 0, second.Output);
        Assert.Contains("found        instance 1 'acme-files'", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, CountOf("authorize ", second));
        Assert.Equal(1, CountOf("GET ping with the instance's token: 200 OK", second));
    }

    [Fact]
    public async Task With_an_account_it_waits_for_the_browser_of_a_person()
    {
        await using var platform = await StartPlatformAsync();
        var account = Account(platform);

        var run = await RunAsync(account, (line, _) => OpenPage(line, "allow"));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains($"platform     {platform.BaseAddress}", run.Output, StringComparison.Ordinal);
        Assert.Contains("the token is the same", run.Output, StringComparison.Ordinal);
        platform.Verify.OneInstance("box", "acme-files");
        platform.Verify.NoUnknownCalls();
        Assert.All(
            ["ELEMENTS_USER_SECRET", "ELEMENTS_ORGANIZATION_SECRET", "BOX_CLIENT_SECRET"],
            name => Assert.DoesNotContain(account[name], run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_browser_is_on_another_machine_the_person_pastes_the_address()
    {
        await using var platform = await StartPlatformAsync();

        var run = await RunAsync(Account(platform), (line, input) =>
        {
            if (AddressIn(line) is not { } page)
                return;

            using var elsewhere = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
            using var answer = elsewhere.Send(Decision(page, "allow"));
            input.WriteLine("this is no address");
            input.WriteLine(answer.Headers.Location);
        });

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("That is not the address", run.Output, StringComparison.Ordinal);
        platform.Verify.OneInstance("box", "acme-files");
    }

    [Fact]
    public async Task A_person_who_refuses_ends_it_with_one_line()
    {
        await using var platform = await StartPlatformAsync();

        var run = await RunAsync(Account(platform), (line, _) => OpenPage(line, "deny"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error        The provider gave no grant: access_denied.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(platform.Requests, static request => request.Call == Call.CreateInstance);
    }

    [Fact]
    public async Task Every_missing_variable_of_an_account_is_named_at_once()
    {
        var run = await RunAsync(new() { ["ELEMENTS_BASE_ADDRESS"] = "http://127.0.0.1:1/" });

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "set ELEMENTS_USER_SECRET, ELEMENTS_ORGANIZATION_SECRET, BOX_CLIENT_ID, BOX_CLIENT_SECRET too", run.Output, StringComparison.Ordinal);
    }

    private static Task<LocalElementsPlatform> StartPlatformAsync() =>
        LocalElementsPlatform.StartAsync(new() { DefinitionsFolder = Path.Combine(Repository.Root, "elements") });

    private static Dictionary<string, string> Account(LocalElementsPlatform platform) => new()
    {
        ["ELEMENTS_BASE_ADDRESS"] = platform.BaseAddress.ToString(),
        ["ELEMENTS_USER_SECRET"] = platform.DefaultOrganization.Credentials.User.Reveal(),
        ["ELEMENTS_ORGANIZATION_SECRET"] = platform.DefaultOrganization.Credentials.Organization.Reveal(),
        ["BOX_CLIENT_ID"] = "acme",
        ["BOX_CLIENT_SECRET"] = ClientSecret,
        ["OAUTH_CALLBACK_PORT"] = $"{UnusedPort()}",
    };

    private static int CountOf(string text, CommandResult run) => run.Output.Split(text).Length - 1;

    private static Uri? AddressIn(string line) =>
        line.StartsWith("authorize ", StringComparison.Ordinal) ? new Uri(line["authorize ".Length..].Trim()) : null;

    private static HttpRequestMessage Decision(Uri page, string decision) =>
        new(HttpMethod.Post, page) { Content = new FormUrlEncodedContent([KeyValuePair.Create("decision", decision)]) };

    // The person's click: a post that ends at the page of the sample's listener.
    private void OpenPage(string line, string decision)
    {
        if (AddressIn(line) is { } page)
            _ = _browser.SendAsync(Decision(page, decision));
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task<CommandResult> RunAsync(Dictionary<string, string>? environment = null, Action<string, TextWriter>? answer = null) => Dotnet.RunAsync(
        Repository.Root,
        new Dictionary<string, string>(environment ?? []) { ["ELEMENTS_DATA_DIRECTORY"] = _data },
        answer ?? (static (_, _) => { }),
        "run", "--no-build", "--configuration", Repository.Configuration, "--project", "samples/OAuth");
}
