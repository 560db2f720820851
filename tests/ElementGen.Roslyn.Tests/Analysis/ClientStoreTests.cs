namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0205: which clients are known to have no store.</summary>
public class ClientStoreTests
{
    private static readonly Consumer Project = new Consumer()
        .WithElements("infobip")
        .With("""
            namespace Acme;

            [ElementGen.ElementInstance("infobip")]
            public partial class InfobipSms;
            """);

    [Theory]
    [InlineData("new ElementsClient(new ElementsClientOptions())")]
    [InlineData("new(new())")]
    [InlineData("new(new() { BaseAddress = null, Credentials = null })")]
    [InlineData("new(new() { Store = null })")]
    [InlineData("new(new() { Store = null! })")]
    [InlineData("new(new() { Store = default })")]
    [InlineData("new(new() { Store = default(IInstanceStore) })")]
    [InlineData("new(new() { Store = (IInstanceStore?)null })")]
    [InlineData("new(new HttpClient(), new())")]
    [InlineData("new(options: new(), http: new HttpClient())")]
    [InlineData("(new ElementsClient((new ElementsClientOptions())))")]
    public void A_client_made_without_a_store_has_none(string creation)
    {
        Assert.Equal(1, Count($"async Task M(C configuration) {{ using ElementsClient client = {creation}; await InfobipSms.ProvisionAsync(client, \"sms\", configuration); }}"));
        Assert.Equal(1, Count($"async Task M(C configuration) {{ await InfobipSms.ProvisionAsync({creation}, \"sms\", configuration); }}"));
        Assert.Equal(1, Count($"readonly ElementsClient _client = {creation}; async Task M(C configuration) {{ await InfobipSms.ProvisionAsync(_client, \"sms\", configuration); }}"));
        Assert.Equal(1, Count($"ElementsClient Client {{ get; }} = {creation}; async Task M(C configuration) {{ await InfobipSms.ProvisionAsync(this.Client, \"sms\", configuration); }}"));
    }

    [Theory]
    [InlineData("using (var client = new ElementsClient(new())) { await $; }")]
    [InlineData("var client = new ElementsClient(new()); Func<Task> later = async () => { await $; }; await later();")]
    [InlineData("var client = new ElementsClient(new()); await Inner(); async Task Inner() => await $;")]
    [InlineData("ElementsClient client; client = new(new()); await $;")]
    [InlineData("var first = new ElementsClient(new()); var client = first; await $;")]
    [InlineData("var options = new ElementsClientOptions(); var client = new ElementsClient(options); await $;")]
    [InlineData("var options = new ElementsClientOptions { Store = null, Timeout = TimeSpan.FromSeconds(2) }; var client = new ElementsClient(options); await $;")]
    [InlineData("var options = new ElementsClientOptions(); Fill(options); var client = new ElementsClient(options); await $;")]
    [InlineData("ElementsClientOptions options; options = new(); using var client = new ElementsClient(options); await $;")]
    [InlineData("var options = new ElementsClientOptions(); GC.KeepAlive(options); var client = new ElementsClient(options); await $;")]
    [InlineData("await client.DeleteInstanceAsync(7); var client = new ElementsClient(new()); await $;")]
    public void A_client_whose_making_is_in_sight_is_judged_by_it(string body) =>
        Assert.Equal(1, Count(
            $"static void Fill(ElementsClientOptions options) {{ }} async Task M(C configuration) {{ {body} }}", compiles: !body.StartsWith("await", StringComparison.Ordinal)));

    [Theory]
    [InlineData("new ElementsClient(new ElementsClientOptions { Store = store })")]
    [InlineData("new(new() { BaseAddress = null, Store = store! })")]
    [InlineData("new(new HttpClient(), new() { Store = store })")]
    [InlineData("new(new() { Store = DateTime.Now.Year > 2000 ? store : null })")]
    [InlineData("new(options)")]
    [InlineData("new(Options())")]
    [InlineData("Make()")]
    [InlineData("given")]
    [InlineData("DateTime.Now.Year > 2000 ? new(new()) : given")]
    public void A_client_that_has_a_store_or_may_have_one_retains_the_token(string creation) =>
        Assert.Equal(0, Count($$"""
            static ElementsClientOptions Options() => new();
            static ElementsClient Make() => new(Options());
            async Task M(C configuration, IInstanceStore? store, ElementsClientOptions options, ElementsClient given)
            {
                using ElementsClient client = {{creation}};
                await $;
            }
            """));

    [Theory]
    [InlineData("var options = new ElementsClientOptions(); options = new() { Store = store }; var client = new ElementsClient(options); await $;")]
    [InlineData("var options = new ElementsClientOptions(); Replace(ref options); var client = new ElementsClient(options); await $;")]
    [InlineData("var client = new ElementsClient(new()); client = new ElementsClient(new() { Store = store }); await $;")]
    [InlineData("var client = new ElementsClient(new()); Replace(ref client); await $;")]
    [InlineData("var client = new ElementsClient(new()); (client, _) = (new ElementsClient(new() { Store = store }), 1); await $;")]
    [InlineData("foreach (var client in new[] { new ElementsClient(new() { Store = store }) }) await $;")]
    [InlineData("if (Made() is { } client) await $;")]
    public void What_can_come_between_is_looked_at(string body) =>
        Assert.Equal(0, Count($$"""
            static void Replace<T>(ref T any) { }
            static ElementsClient? Made() => null;
            async Task M(C configuration, IInstanceStore store) { {{body}} }
            """));

    [Theory]
    [InlineData("class Phone(ElementsClient client) { async Task M(C configuration) { await $; } }")]
    [InlineData("class Phone { ElementsClient client = new(new()); async Task M(C configuration) { await $; } }")]
    [InlineData("class Phone { ElementsClient client { get; set; } = new(new()); async Task M(C configuration) { await $; } }")]
    [InlineData("class Phone { protected virtual ElementsClient client { get; } = new(new()); async Task M(C configuration) { await $; } }")]
    [InlineData("class Phone { ElementsClient client => new(Options()); ElementsClientOptions Options() => new(); async Task M(C configuration) { await $; } }")]
    [InlineData("class Phone { readonly ElementsClient client = new(new()); Phone(IInstanceStore store) { client = new(new() { Store = store }); } async Task M(C configuration) { await $; } }")]
    [InlineData("class Phone { readonly ElementsClient client = new(new()); Phone(IInstanceStore store) { (this.client, _) = (new(new() { Store = store }), 1); } async Task M(C configuration) { await $; } }")]
    [InlineData("class Phone { readonly ElementsClient client = new(new()); Phone() { Set(out client); } static void Set(out ElementsClient any) => any = null!; async Task M(C configuration) { await $; } }")]
    [InlineData("class Phone { static readonly ElementsClientOptions O = new(); static readonly ElementsClient client = new(O); async Task M(C configuration) { await $; } }")]
    [InlineData("partial class Phone { readonly ElementsClient client = new(new()); async Task M(C configuration) { await $; } } partial class Phone;")]
    public void A_member_that_may_be_given_another_client_is_left_alone(string type) => Assert.Equal(0, CountIn(type));

    [Theory]
    [InlineData("class Phone { static readonly ElementsClient a = b, b = a; async Task M(C configuration) { await InfobipSms.ProvisionAsync(a, \"sms\", configuration); } }")]
    [InlineData("class Phone { async Task M(C configuration) { var client = client; await $; } }")]
    [InlineData("class Phone { async Task M(C configuration) { ElementsClientOptions options = options; var client = new ElementsClient(options); await $; } }")]
    [InlineData("class Phone { async Task M(C configuration) { var client = new ElementsClient(); await $; } }")]
    [InlineData("class Phone { async Task M(C configuration) { var client = new ElementsClient(new() { Store }); await $; } }")]
    [InlineData("class Phone { async Task M(C configuration) { await InfobipSms.ProvisionAsync(); } }")]
    [InlineData("class Phone { async Task M(C configuration) { await InfobipSms.ProvisionAsync(new ElementsClient( } }")]
    [InlineData("class Phone { async Task M(C configuration) { Task<InfobipSms> task = InfobipSms.ProvisionAsync(new(new()), \"\", configuration); task = task; } }")]
    public void Nothing_throws_over_code_that_does_not_compile(string type) => CountIn(type, compiles: false);

    [Fact]
    public void A_program_of_top_level_statements_is_judged()
    {
        var program = (Project with { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication })
            .With("""
                using Acme;
                using ElementGen;

                using var client = new ElementsClient(new ElementsClientOptions());
                await InfobipSms.ProvisionAsync(client, "sms", new InfobipSms.Configuration { Username = "acme", Password = args[0] });
                """);

        Assert.Equal([("Source1.cs(5,7)", "ELG0205")], program.Analyze().Select(report => (report.Place, report.Id)));
    }

    [Fact]
    public void A_project_that_only_references_the_class_has_the_same_warning()
    {
        var project = new Consumer { References = [Project.Generate().ToReference()] }.With("""
            using ElementGen;

            class Phone
            {
                async System.Threading.Tasks.Task SetUpAsync(Acme.InfobipSms.Configuration configuration)
                {
                    using var client = new ElementsClient(new ElementsClientOptions());
                    _ = await Acme.InfobipSms.ProvisionAsync(client, "sms", configuration);
                }
            }
            """);

        Assert.Equal([("Source0.cs(8,19)", "ELG0205")], project.Analyze().Select(report => (report.Place, report.Id)));
    }

    private static int Count(string members, bool compiles = true) => CountIn($"class Phone {{ {members} }}", compiles);

    private static int CountIn(string type, bool compiles = true)
    {
        var project = Project.With($$"""
            using System;
            using System.Net.Http;
            using System.Threading.Tasks;
            using ElementGen;
            using C = Acme.InfobipSms.Configuration;

            #pragma warning disable CS0219, CS0414, CS0169, CS0649, CS1998, CS4014, CS8321

            namespace Acme
            {
                {{type.Replace("$", "InfobipSms.ProvisionAsync(client, \"sms\", configuration)", StringComparison.Ordinal)}}
            }
            """);
        return (compiles ? project.Analyze() : project.AnalyzeUncompiled()).Count(report => report.Id == "ELG0205");
    }
}
