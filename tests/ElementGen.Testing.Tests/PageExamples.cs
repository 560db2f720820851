using System.Text.RegularExpressions;
using ElementGen.LocalPlatform;
using ElementGen.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ElementGen.Testing.Tests;

/// <summary>The examples of the pages in <c>docs</c> and of the page about the local platform, each in a test, so that they compile and do what the page says.</summary>
public sealed partial class PageExamples : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InfobipSms.Configuration _configuration = new() { Username = "acme", Password = Guid.NewGuid().ToString() };
    private LocalElementsPlatform _platform = null!;
    private TestOrganization _organization = null!;
    private ElementsClient _client = null!;

    public async Task InitializeAsync()
    {
        _platform = await LocalElementsPlatform.StartAsync();
        _organization = _platform.NewOrganization();
        _client = _organization.CreateClient();
    }

    public Task DisposeAsync() => _platform.DisposeAsync().AsTask();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("src/ElementGen.Testing/docs/testing.md")]
    [InlineData("src/ElementGen.Testing/docs/callbacks.md")]
    [InlineData("src/ElementGen.LocalPlatform/docs/local-platform.md")]
    public void Every_example_of_the_page_is_in_a_test(string file)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, file));
        var folder = Path.Combine(Repository.Root, "tests", "ElementGen.Testing.Tests");
        var tests = Unindented(string.Concat(Directory.EnumerateFiles(folder, "PageExamples*.cs").Select(File.ReadAllText)));
        var examples = Example().Matches(page).Select(static match => match.Groups["code"].Value).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Contains(Unindented(example), tests, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_test()
    {
        var configuration = _configuration;
        using var store = SqliteInstanceStore.Open(_folder["instances.db"]);
        await using var platform = await LocalElementsPlatform.StartAsync();
        var organization = platform.NewOrganization();
        using var client = organization.CreateClient(store);

        await InfobipSms.ProvisionAsync(client, "acme", configuration);

        organization.Verify.OneInstance("infobip", "acme");
        await organization.Verify.NoTokenLost(store);
    }

    [Fact]
    public async Task Options()
    {
        var (clock, loggers) = (TimeProvider.System, NullLoggerFactory.Instance);
        var options = new LocalElementsPlatformOptions
        {
            DefinitionsFolder = "elements",        // instead of those of the build
            SeedFile = "seed.json",                // what every organization begins with
            StateFile = "platform.db",             // what the next platform continues with; by default nothing is kept
            TimeProvider = clock,                  // dates, expiry and delays
            LoggerFactory = loggers,               // what is refused, and why
        };

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => LocalElementsPlatform.StartAsync(options));
    }

    [Fact]
    public async Task Faults()
    {
        var (organization, client, configuration) = (_organization, _client, _configuration);

        organization.Fail(Call.CreateInstance, Fault.ResetAfter, new FaultScope { Times = 1 });

        var failure = await Assert.ThrowsAsync<ElementsApiException>(() => InfobipSms.ProvisionAsync(client, "acme", configuration));

        Assert.True(failure.InstanceMayExist);
        Assert.Single(organization.Instances);
    }

    [Fact]
    public async Task Requests()
    {
        var (organization, client, configuration) = (_organization, _client, _configuration);

        await InfobipSms.ProvisionAsync(client, "acme", configuration);

        var creation = Assert.Single(organization.Requests, request => request.Call == Call.CreateInstance);

        Assert.Equal(200, creation.Status);
        Assert.Equal("infobip", creation.Body!.ElementKey);
        Assert.Equal("********", creation.Body.Configuration["messaging.sms.infobip.password"]);
    }

    [Fact]
    public async Task A_failed_check()
    {
        _organization.Fail(Call.CreateInstance, Fault.ResetAfter, new FaultScope { Times = 1 });
        await Assert.ThrowsAsync<ElementsApiException>(() => InfobipSms.ProvisionAsync(_client, "acme", _configuration));
        await InfobipSms.ProvisionAsync(_client, "acme", _configuration);

        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "ElementGen.Testing", "docs", "testing.md"));
        var failure = Assert.Throws<VerificationException>(() => _organization.Verify.OneInstance("infobip", "acme"));
        Assert.Contains($"```text\n{failure.Message}\n```", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshots()
    {
        var (organization, client, configuration) = (_organization, _client, _configuration);

        await organization.SnapshotAsync("before");
        await InfobipSms.ProvisionAsync(client, "acme", configuration);
        await organization.RestoreAsync("before");

        Assert.Empty(organization.Instances);
    }

    [Fact]
    public async Task A_client_without_a_socket()
    {
        var organization = _organization;
        using var http = new HttpClient(organization.CreateHandler());
        using var ownClient = new ElementsClient(http, new ElementsClientOptions
        {
            BaseAddress = new Uri("http://localhost/"),
            Credentials = organization.Credentials,
        });

        var sms = await InfobipSms.ProvisionAsync(ownClient, "acme", _configuration);

        Assert.Equal(sms.Instance.Id, Assert.Single(organization.Instances).Id);
    }

    [Fact]
    public async Task The_local_platform_by_itself()
    {
        var folder = Directory.CreateDirectory(_folder["project"]).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "elements"));

        await using var platform = await LocalPlatformServer.StartAsync(new LocalPlatformOptions
        {
            DefinitionsFolder = Path.Combine(folder, "elements"),
            StateFile = Path.Combine(folder, "local-platform.db"),   // leave it out to keep everything in memory
        });
        Console.WriteLine(platform.BaseAddress);

        Assert.True(File.Exists(Path.Combine(folder, "local-platform.db")));
    }

    private static string Unindented(string code) => string.Join('\n', code.ReplaceLineEndings("\n").Trim().Split('\n').Select(static line => line.Trim()));

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
