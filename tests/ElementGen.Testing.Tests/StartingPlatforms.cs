using ElementGen.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ElementGen.Testing.Tests;

/// <summary>How a test starts a platform, and with what.</summary>
public sealed class StartingPlatforms : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InfobipSms.Configuration _configuration = new() { Username = "acme", Password = Guid.NewGuid().ToString() };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_options_it_serves_the_definitions_of_the_projects_own_build_and_each_platform_is_another_one()
    {
        await using var first = await LocalElementsPlatform.StartAsync();
        await using var second = await LocalElementsPlatform.StartAsync();
        using var client = first.DefaultOrganization.CreateClient();

        await InfobipSms.ProvisionAsync(client, "acme", _configuration);

        Assert.NotEqual(first.BaseAddress, second.BaseAddress);
        Assert.Empty(first.Findings);
        Assert.Single(first.DefaultOrganization.Instances);
        Assert.Empty(second.DefaultOrganization.Instances);
    }

    [Fact]
    public async Task A_folder_of_definitions_is_served_instead_of_those_of_the_build_and_more_definitions_win_over_both()
    {
        _folder.Write("elements/acme.json", """{ "key": "acme", "configuration": [] }""");
        var infobip = DefinitionsOfBuild.Read().Definitions.Single(static definition => definition.Key == "infobip");

        await using var onlyFolder = await LocalElementsPlatform.StartAsync(new() { DefinitionsFolder = _folder["elements"] });
        await using var both = await LocalElementsPlatform.StartAsync(new() { DefinitionsFolder = _folder["elements"], Definitions = [infobip] });

        using var refused = onlyFolder.DefaultOrganization.CreateClient();
        var failure = await Assert.ThrowsAsync<ElementsApiException>(() => InfobipSms.ProvisionAsync(refused, "acme", _configuration));
        Assert.Contains("infobip", failure.ProviderMessage ?? failure.Message, StringComparison.Ordinal);
        using var client = both.DefaultOrganization.CreateClient();
        await InfobipSms.ProvisionAsync(client, "acme", _configuration);
    }

    [Fact]
    public async Task A_broken_definition_is_named_and_logged_and_the_others_are_served()
    {
        _folder.Write("elements/acme.json", """{ "key": "acme", "configuration": [] }""");
        _folder.Write("elements/broken.json", """{ "key": “broken" }""");
        var log = new ListLogger();

        await using var platform = await LocalElementsPlatform.StartAsync(new() { DefinitionsFolder = _folder["elements"], LoggerFactory = log });

        var finding = Assert.Single(platform.Findings);
        Assert.Equal(("broken.json", "ELG0101"), (finding.Path, finding.RuleId));
        Assert.Contains(log.Lines, static line => line.Contains("broken.json(1,10): error ELG0101", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_build_hands_nothing_on_the_exception_says_what_to_do()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => LocalElementsPlatform.RefuseNothing(new(), DefinitionsOfBuild.Read([_folder.FullName])));

        Assert.Contains("elements/<key>.json", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => LocalElementsPlatform.StartAsync(new() { DefinitionsFolder = _folder["none"] }));
    }

    [Fact]
    public void Where_every_definition_of_the_build_is_broken_the_exception_names_each()
    {
        _folder.Write("elementgen-definitions/own/Acme/elements/acme.json", """{ "key": }""");

        var failure = Assert.Throws<InvalidOperationException>(() => LocalElementsPlatform.RefuseNothing(new(), DefinitionsOfBuild.Read([_folder.FullName])));

        Assert.Contains("Acme/elements/acme.json(1,10): error ELG0101", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_state_file_the_next_platform_continues_and_the_store_finds_its_instances_although_the_port_is_another_one()
    {
        var credentials = new ElementsCredentials("user-secret", "organization-secret");
        using var store = SqliteInstanceStore.Open(_folder["instances.db"]);
        var options = new LocalElementsPlatformOptions { StateFile = _folder["platform.db"] };
        await using (var platform = await LocalElementsPlatform.StartAsync(options))
        {
            using var client = platform.NewOrganization(credentials).CreateClient(store);
            await InfobipSms.ProvisionAsync(client, "acme", _configuration);
        }

        await using var next = await LocalElementsPlatform.StartAsync(options);
        var organization = next.NewOrganization(credentials);
        using var again = organization.CreateClient(store);
        var retained = await again.FindRetainedInstanceAsync("infobip", "acme");

        Assert.NotNull(retained);
        using var answer = await InfobipSms.Attach(again, retained).SendAsync(new HttpRequestMessage(HttpMethod.Get, "ping"));
        Assert.True(answer.IsSuccessStatusCode);
        organization.Verify.OneInstance("infobip", "acme");
        await organization.Verify.NoTokenLost(store);
    }

    [Fact]
    public async Task What_a_state_file_has_of_an_organization_that_no_test_opened_is_verified_too()
    {
        var credentials = new ElementsCredentials("user-secret", "organization-secret");
        using var store = SqliteInstanceStore.Open(_folder["instances.db"]);
        using var empty = SqliteInstanceStore.Open(_folder["empty.db"]);
        var options = new LocalElementsPlatformOptions { StateFile = _folder["platform.db"] };
        await using (var platform = await LocalElementsPlatform.StartAsync(options))
        {
            using var client = platform.NewOrganization(credentials).CreateClient(store);
            await InfobipSms.ProvisionAsync(client, "acme", _configuration);
        }

        await using var next = await LocalElementsPlatform.StartAsync(options);

        next.Verify.OneInstance("infobip", "acme");
        await next.Verify.NoTokenLost(store);
        await next.DefaultOrganization.Verify.NoTokenLost(store);
        await Assert.ThrowsAsync<VerificationException>(() => next.Verify.NoTokenLost(empty));
        next.NewOrganization(credentials);
        next.Verify.OneInstance("infobip", "acme");
    }

    [Fact]
    public async Task Every_organization_begins_with_the_seed_and_goes_back_to_it()
    {
        _folder.Write("seed.json", """
            [{
              "element": { "key": "infobip" },
              "configuration": { "messaging.sms.infobip.username": "acme", "messaging.sms.infobip.password": "secret" },
              "name": "seeded",
              "token": "a-token-that-tests-know"
            }]
            """);
        await using var platform = await LocalElementsPlatform.StartAsync(new() { SeedFile = _folder["seed.json"] });
        var organization = platform.NewOrganization();
        using var client = organization.CreateClient();
        await client.DeleteInstanceAsync(Assert.Single(organization.Instances).Id);
        await InfobipSms.ProvisionAsync(client, "acme", _configuration);

        await platform.ResetAsync();

        Assert.Equal("a-token-that-tests-know", organization.Verify.OneInstance("infobip", "seeded").Token.Reveal());
        Assert.Single(platform.DefaultOrganization.Instances);
        Assert.Single(organization.Instances);
    }

    [Fact]
    public async Task Dates_are_those_of_the_clock()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.Zero));
        await using var platform = await LocalElementsPlatform.StartAsync(new() { TimeProvider = clock });
        using var client = platform.DefaultOrganization.CreateClient();

        var sms = await InfobipSms.ProvisionAsync(client, "acme", _configuration);

        Assert.Equal(clock.GetUtcNow(), sms.Instance.CreatedDate);
        Assert.Equal(clock.GetUtcNow(), Assert.Single(platform.DefaultOrganization.Instances).Created);
    }

    [Fact]
    public async Task Without_a_port_nobody_else_can_call_and_clients_work_all_the_same()
    {
        await using var platform = await LocalElementsPlatform.StartAsync(new() { OpensPort = false });
        using var client = platform.DefaultOrganization.CreateClient();

        var sms = await InfobipSms.ProvisionAsync(client, "acme", _configuration);
        using var answer = await sms.SendAsync(new HttpRequestMessage(HttpMethod.Get, "ping"));

        Assert.Equal("http://localhost/", platform.BaseAddress.ToString());
        Assert.True(answer.IsSuccessStatusCode);
        platform.Verify.OneInstance("infobip", "acme");
    }

    /// <summary>Keeps what is logged.</summary>
    private sealed class ListLogger : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
                Lines.Add(formatter(state, exception));
        }
    }
}
