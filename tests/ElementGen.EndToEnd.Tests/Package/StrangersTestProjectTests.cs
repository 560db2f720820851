namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>A stranger's tests, with nothing but the packages: they provision, fail as they were told, and verify.</summary>
public class StrangersTestProjectTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Folder = "strangers tests";

    private const string Tests = """
        using Acme.Messaging;
        using ElementGen;
        using ElementGen.LocalPlatform;
        using ElementGen.Storage;
        using ElementGen.Testing;
        using Xunit;

        public sealed class Platform : IAsyncLifetime
        {
            public LocalElementsPlatform Local { get; private set; } = null!;
            public async Task InitializeAsync() => Local = await LocalElementsPlatform.StartAsync();
            public Task DisposeAsync() => Local.DisposeAsync().AsTask();
        }

        public class Messages(Platform platform) : IClassFixture<Platform>
        {
            private readonly InfobipSms.Configuration _configuration = new() { Username = "acme", Password = Environment.MachineName };

            [Fact]
            public async Task Are_sent_over_one_instance_whose_token_is_retained()
            {
                var organization = platform.Local.NewOrganization();
                using var store = SqliteInstanceStore.Open(Path.Combine(Directory.CreateTempSubdirectory().FullName, "instances.db"));
                using var client = organization.CreateClient(store);

                var sms = await Messaging.ConnectAsync(client, _configuration);
                var again = await Messaging.ConnectAsync(client, _configuration);
                using var answer = await again.SendAsync(new HttpRequestMessage(HttpMethod.Get, "ping"));

                Assert.True(answer.IsSuccessStatusCode);
                Assert.Equal(sms.Instance.Id, organization.Verify.OneInstance("infobip", "acme").Id);
                await organization.Verify.NoTokenLost(store);
                organization.Verify.NoUnknownCalls();
            }

            [Fact]
            public async Task Are_not_sent_when_the_answer_is_lost()
            {
                var organization = platform.Local.NewOrganization();
                using var store = SqliteInstanceStore.Open(Path.Combine(Directory.CreateTempSubdirectory().FullName, "instances.db"));
                using var client = organization.CreateClient(store);
                organization.Fail(Call.CreateInstance, Fault.ResetAfter, new FaultScope { Times = 1 });

                var failure = await Assert.ThrowsAsync<ElementsApiException>(() => Messaging.ConnectAsync(client, _configuration));

                Assert.True(failure.InstanceMayExist);
                organization.Verify.OneInstance("infobip", "acme");
                await Assert.ThrowsAsync<VerificationException>(() => organization.Verify.NoTokenLost(store));
            }

            [Fact]
            public async Task Are_sent_twice_by_mistake()
            {
                var organization = platform.Local.NewOrganization();
                using var client = organization.CreateClient();
                await InfobipSms.ProvisionAsync(client, "acme", _configuration);
                await InfobipSms.ProvisionAsync(client, "acme", _configuration);

                organization.Verify.OneInstance("infobip", "acme");
            }
        }
        """;

    [Fact]
    public async Task They_provision_fail_as_told_and_verify_from_any_current_folder()
    {
        feed.OfferRestoredPackages(Folder);
        Project("Acme.Messaging", Reference("ElementGen"))
            .WithElement("infobip")
            .Write("Messaging.cs", """
                using ElementGen;

                namespace Acme.Messaging;

                [ElementInstance("infobip")]
                public partial class InfobipSms;

                public static class Messaging
                {
                    public static async Task<InfobipSms> ConnectAsync(ElementsClient client, InfobipSms.Configuration configuration) =>
                        await client.FindRetainedInstanceAsync(InfobipSms.ElementKey, "acme") is { } retained
                            ? InfobipSms.Attach(client, retained)
                            : await InfobipSms.ProvisionAsync(client, "acme", configuration);
                }
                """);
        var tests = Project(
                "Acme.Messaging.Tests",
                Reference("ElementGen.Testing") + Reference("Microsoft.NET.Test.Sdk", "18.11.0") + Reference("xunit", "2.9.3")
                    + Reference("xunit.runner.visualstudio", "4.0.1"),
                """
                <PropertyGroup><WarningsNotAsErrors>NU1603</WarningsNotAsErrors></PropertyGroup>
                <ItemGroup><ProjectReference Include="../Acme.Messaging/Acme.Messaging.csproj" /></ItemGroup>
                """)
            .Write("Messages.cs", Tests);

        var run = await Dotnet.RunAsync(Path.GetTempPath(), "test", tests.Folder, "-nologo", "-p:UseSharedCompilation=false");

        Assert.All(run.Problems, static problem => Assert.Contains("NU1603", problem, StringComparison.Ordinal));
        Assert.Contains("Failed:     1, Passed:     2, Skipped:     0", run.Output, StringComparison.Ordinal);
        Assert.Contains("Failed Messages.Are_sent_twice_by_mistake", run.Output, StringComparison.Ordinal);
        Assert.Contains("Expected exactly one instance 'acme' of 'infobip', but there are 2:", run.Output, StringComparison.Ordinal);
        Assert.Contains("POST /instances -> 200", run.Output, StringComparison.Ordinal);
    }

    private string Reference(string package, string? version = null) =>
        $"""<PackageReference Include="{package}" Version="{version ?? feed.Version}" />""";

    private StrangersProject Project(string name, string package, string extra = "") =>
        new(feed, Path.Combine(Folder, name), package: package, extra: extra);
}
