namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>A definition is edited while a program runs under <c>dotnet watch</c>.</summary>
public class HotReloadTests
{
    private const string User = """{ "key": "acme.user", "type": "TEXTFIELD_128", "required": true }""";
    private const string Password = """{ "key": "acme.password", "type": "PASSWORD", "required": true }""";
    private const string Audit = """{ "key": "acme.audit", "type": "TEXTFIELD_128", "required": true }""";

    // The request bodies: of a configuration made before the update, of the same one after it, of a copy with the new entry, of a new one.
    private const string Program = """
        using System;
        using System.IO;
        using System.Net.Http;
        using System.Reflection.Metadata;
        using System.Threading;
        using System.Threading.Tasks;
        using ElementGen;

        [ElementInstance("acme")]
        public partial class Acme;

        public static class Program
        {
            public static async Task Main(string[] update)
            {
                using var client = new ElementsClient(new HttpClient(new Platform()), new ElementsClientOptions
                {
                    BaseAddress = new Uri("https://platform.example"),
                    Credentials = new ElementsCredentials("user", "organization"),
                });
                var early = Make();
                await Acme.ProvisionAsync(client, "n", early);
                MetadataUpdater.ApplyUpdate(typeof(Program).Assembly, File.ReadAllBytes(update[0]), File.ReadAllBytes(update[1]), File.ReadAllBytes(update[2]));
                await Acme.ProvisionAsync(client, "n", early);
                await Acme.ProvisionAsync(client, "n", Change(early));
                await Acme.ProvisionAsync(client, "n", Make());
                Console.WriteLine(string.Join(" ", Missing()));
            }

            private static Acme.Configuration Make() => new() { User = "jane", Password = "s3cret" };

            private static Acme.Configuration Change(Acme.Configuration early) => early with { User = "joe" };

            private static System.Collections.Generic.IEnumerable<object> Missing() => Acme.Element.GetMissingEntries(Acme.Configuration.ReadFrom(name => "x") with { User = "" });
        }

        internal sealed class Platform : HttpMessageHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var body = await request.Content!.ReadAsStringAsync(cancellationToken);
                var start = body.IndexOf("\"configuration\":") + "\"configuration\":".Length;
                Console.WriteLine(body.Substring(start, body.IndexOf('}', start) + 1 - start));
                var answer = new StringContent("{ \"id\": 1, \"name\": \"n\", \"token\": \"t\", \"element\": { \"key\": \"acme\" } }");
                answer.Headers.ContentType = new("application/json");
                var response = new HttpResponseMessage { Content = answer, RequestMessage = request };
                response.Headers.Add("elements-request-id", "1");
                return response;
            }
        }
        """;

    [Fact]
    public void An_entry_that_is_added_at_the_front_sends_no_value_under_another_key()
    {
        var before = new Consumer().WithDefinition("acme", Definition(User, Password)).With(Program);
        var after = before
            .WithText("elements/acme.json", Definition(Audit, User, Password))
            .WithSource(0, Program
                .Replace("new() { User = \"jane\",", "new() { Audit = \"on\", User = \"jane\",", StringComparison.Ordinal)
                .Replace("with { User = \"joe\" }", "with { User = \"joe\", Audit = \"off\" }", StringComparison.Ordinal));

        Assert.Equal(
            [
                """{"acme.password":"s3cret","acme.user":"jane"}""",
                """{"acme.password":"s3cret","acme.user":"jane"}""",
                """{"acme.audit":"off","acme.password":"s3cret","acme.user":"joe"}""",
                """{"acme.audit":"on","acme.password":"s3cret","acme.user":"jane"}""",
                "User (acme.user)",
            ],
            HotReload.Run(before, after));
    }

    [Fact]
    public void The_order_of_two_entries_can_change()
    {
        var before = new Consumer().WithDefinition("acme", Definition(User, Password)).With(Program);
        var after = before.WithText(
            "elements/acme.json", Definition(User.Replace("\"required\"", "\"displayOrder\": -1, \"required\"", StringComparison.Ordinal), Password));

        Assert.Equal(
            [
                """{"acme.password":"s3cret","acme.user":"jane"}""",
                """{"acme.password":"s3cret","acme.user":"jane"}""",
                """{"acme.password":"s3cret","acme.user":"joe"}""",
                """{"acme.user":"jane","acme.password":"s3cret"}""",
                "User (acme.user)",
            ],
            HotReload.Run(before, after));
    }

    private static string Definition(params string[] entries) =>
        $$"""{ "key": "acme", "name": "Acme", "configuration": [{{string.Join(", ", entries)}}] }""";
}
