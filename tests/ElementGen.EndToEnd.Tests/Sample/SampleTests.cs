using System.Net;
using System.Net.Sockets;
using ElementGen.Testing;

namespace ElementGen.EndToEnd.Tests.Sample;

/// <summary>The README's first command.</summary>
public sealed class SampleTests : IDisposable
{
    private const string Password = "s3cret-pass/word+=";

    private readonly string _data = Directory.CreateTempSubdirectory("elementgen-sample-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_first_run_provisions_and_retains_an_instance_and_the_second_finds_it()
    {
        var first = await RunAsync();
        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Contains("provisioned  instance 1 'acme-sms' of 'infobip' (token ********)", first.Output, StringComparison.Ordinal);
        Assert.Contains("GET ping with the instance's token: 200 OK", first.Output, StringComparison.Ordinal);

        var second = await RunAsync();
        Assert.True(second.ExitCode == 0, second.Output);
        Assert.Contains("found        instance 1 'acme-sms'", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("provisioned", second.Output, StringComparison.Ordinal);
        Assert.Contains("GET ping with the instance's token: 200 OK", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_account_it_does_the_same_there()
    {
        await using var platform = await StartPlatformAsync();
        var account = Account(platform);

        var first = await RunAsync(account);
        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Contains($"platform     {platform.BaseAddress}", first.Output, StringComparison.Ordinal);
        Assert.Contains("provisioned  instance 1", first.Output, StringComparison.Ordinal);

        var second = await RunAsync(account);
        Assert.Contains("found        instance 1", second.Output, StringComparison.Ordinal);
        platform.Verify.OneInstance("infobip", "acme-sms");
        platform.Verify.NoUnknownCalls();
        Assert.All([first, second], run => AssertShowsNoSecret(run, account));
    }

    [Fact]
    public async Task A_proxy_of_the_environment_hears_nothing_of_a_platform_on_this_machine()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var address = $"http://{proxy.LocalEndpoint}";
        var environment = new Dictionary<string, string> { ["NO_PROXY"] = "", ["no_proxy"] = "" };
        foreach (var name in new[] { "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy" })
            environment[name] = address;

        var run = await RunAsync(environment);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("GET ping with the instance's token: 200 OK", run.Output, StringComparison.Ordinal);
        Assert.False(proxy.Pending());
    }

    [Fact]
    public async Task Every_missing_variable_of_an_account_is_named_at_once()
    {
        var run = await RunAsync(new() { ["ELEMENTS_BASE_ADDRESS"] = "http://127.0.0.1:1/", ["INFOBIP_SENDER"] = "+17777777777" });

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "set ELEMENTS_USER_SECRET, ELEMENTS_ORGANIZATION_SECRET, INFOBIP_USERNAME, INFOBIP_PASSWORD too", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_account_only_the_entries_are_asked_for_that_the_element_needs()
    {
        await using var platform = await StartPlatformAsync();
        var account = Account(platform);
        account.Remove("INFOBIP_SENDER");
        account.Remove("INFOBIP_CALLBACK_URL");

        var run = await RunAsync(account);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("provisioned  instance 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_its_keys_are_gone_it_ends_with_one_line()
    {
        Assert.Equal(0, (await RunAsync()).ExitCode);
        Directory.Delete(Path.Combine(_data, "local.db.keys"), recursive: true);

        var run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        var error = Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith("platform ", StringComparison.Ordinal));
        Assert.StartsWith("error        ", error, StringComparison.Ordinal);
        Assert.Contains("local.db", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_secrets_end_in_one_message_without_a_secret()
    {
        await using var platform = await StartPlatformAsync();
        var account = Account(platform);
        account["ELEMENTS_USER_SECRET"] = "wr0ng-user-secret";

        var run = await RunAsync(account);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("401", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
        AssertShowsNoSecret(run, account);
    }

    [Fact]
    public async Task An_unreachable_platform_is_named_and_what_was_retained_stays()
    {
        Dictionary<string, string> account;
        await using (var platform = await StartPlatformAsync())
        {
            account = Account(platform);
            Assert.Equal(0, (await RunAsync(account)).ExitCode);
        }

        account["ELEMENTS_BASE_ADDRESS"] = $"http://127.0.0.1:{UnusedPort()}/";
        var run = await RunAsync(account);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("found        instance 1", run.Output, StringComparison.Ordinal);
        Assert.Contains(account["ELEMENTS_BASE_ADDRESS"], run.Output, StringComparison.Ordinal);
        AssertShowsNoSecret(run, account);
    }

    private static Task<LocalElementsPlatform> StartPlatformAsync() =>
        LocalElementsPlatform.StartAsync(new() { DefinitionsFolder = Path.Combine(Repository.Root, "elements") });

    private static Dictionary<string, string> Account(LocalElementsPlatform platform) => new()
    {
        ["ELEMENTS_BASE_ADDRESS"] = platform.BaseAddress.ToString(),
        ["ELEMENTS_USER_SECRET"] = platform.DefaultOrganization.Credentials.User.Reveal(),
        ["ELEMENTS_ORGANIZATION_SECRET"] = platform.DefaultOrganization.Credentials.Organization.Reveal(),
        ["INFOBIP_USERNAME"] = "acme",
        ["INFOBIP_PASSWORD"] = Password,
        ["INFOBIP_SENDER"] = "+17777777777",
        ["INFOBIP_CALLBACK_URL"] = "https://www.maycoolapp.com/auth",
    };

    private static void AssertShowsNoSecret(CommandResult run, Dictionary<string, string> account) => Assert.All(
        ["ELEMENTS_USER_SECRET", "ELEMENTS_ORGANIZATION_SECRET", "INFOBIP_PASSWORD"],
        name => Assert.DoesNotContain(account[name], run.Output, StringComparison.Ordinal));

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task<CommandResult> RunAsync(Dictionary<string, string>? environment = null) => Dotnet.RunAsync(
        Repository.Root,
        new Dictionary<string, string>(environment ?? []) { ["ELEMENTS_DATA_DIRECTORY"] = _data },
        "run", "--no-build", "--configuration", Repository.Configuration, "--project", "samples/Infobip");
}
