using ElementGen.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ElementGen.Roslyn.Tests.CodeFixes;

public class DiscardedInstanceFixTests
{
    private const string Call = "InfobipSms.ProvisionAsync(Client, \"sms\", c)";
    private static readonly DiscardedInstanceFix Fix = new();

    [Theory]
    [InlineData("await $;", "var infobipSms = await $;")]
    [InlineData("await $.ConfigureAwait(false); // new", "var infobipSms = await $.ConfigureAwait(false); // new")]
    [InlineData("_ = await $;", "var infobipSms = await $;")]
    [InlineData("_ /* lost */ = (await $);", "var infobipSms /* lost */ = (await $);")]
    [InlineData("$;", "var infobipSms = await $;")]
    [InlineData("_ = $;", "var infobipSms = await $;")]
    [InlineData("_ = $.ConfigureAwait(false);", "var infobipSms = await $.ConfigureAwait(false);")]
    [InlineData("$.GetAwaiter().GetResult();", "var infobipSms = $.GetAwaiter().GetResult();")]
    [InlineData("_ = $.Result;", "var infobipSms = $.Result;")]
    [InlineData("var task = $;", "var infobipSms = await $;")]
    [InlineData("Task task = $;", "var infobipSms = await $;")]
    [InlineData("if (c.Sender is null) await $;", "if (c.Sender is null) { var infobipSms = await $; }")]
    [InlineData("if (c.Sender is null) await $; else _ = await $;", "if (c.Sender is null) { var infobipSms = await $; } else _ = await $;")]
    [InlineData("switch (c.Sender) { case null: await $; break; }", "switch (c.Sender) { case null: var infobipSms = await $; break; }")]
    [InlineData("Func<Task> later = async () => { await $; }; await later();", "Func<Task> later = async () => { var infobipSms = await $; }; await later();")]
    [InlineData("var infobipSms = 1; await $;", "var infobipSms = 1; var infobipSms2 = await $;")]
    [InlineData("await $; for (var infobipSms = 1; infobipSms < 2; infobipSms++) { }", "var infobipSms2 = await $; for (var infobipSms = 1; infobipSms < 2; infobipSms++) { }")]
    public async Task The_statement_declares_a_variable_named_after_the_class(string lost, string kept)
    {
        using var solution = OpenSolution.With(("Sms.cs", Source(lost)));

        await solution.FixAsync(Fix, "ELG0205");

        Assert.Equal(Source(kept), await solution.TextAsync("Sms.cs"));
        Assert.Equal(Source(kept).Split("else _").Length - 1, (await solution.DiagnosticsAsync()).Count);
    }

    [Fact]
    public async Task The_only_statement_of_an_if_gets_braces_in_the_layout_around_it()
    {
        using var solution = OpenSolution.With(("Sms.cs", Source("""
            if (c.Sender is null)
                        // the first time
                        await InfobipSms.ProvisionAsync(
                            Client,
                            "sms",
                            c); // once
                    else
                        GC.Collect();
            """)));

        await solution.FixAsync(Fix, "ELG0205");

        Assert.Equal(
            Source("""
                if (c.Sender is null)
                            // the first time
                        {
                            var infobipSms = await InfobipSms.ProvisionAsync(
                                Client,
                                "sms",
                                c); // once
                        }
                        else
                            GC.Collect();
                """),
            await solution.TextAsync("Sms.cs"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Fact]
    public async Task An_instance_created_by_the_client_itself_is_kept_under_the_name_of_its_type()
    {
        using var solution = OpenSolution.With(("Sms.cs", Source("await Client.ProvisionInstanceAsync(\"sms\", c);")));

        await solution.FixAsync(Fix, "ELG0205");

        Assert.Equal(Source("var provisionedInstance = await Client.ProvisionInstanceAsync(\"sms\", c);"), await solution.TextAsync("Sms.cs"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Theory]
    [InlineData("SMS", "sms")]
    [InlineData("SMSGateway", "smsGateway")]
    [InlineData("Event", "@event")]
    [InlineData("sms", "sms2")]
    [InlineData("Ünïcode", "ünïcode")]
    public async Task Any_class_gives_a_name_that_can_be_used(string type, string name)
    {
        var source = $$"""
            using System.Threading.Tasks;
            using ElementGen;

            [ElementInstance("infobip")] public partial class {{type}};

            public static class Acme
            {
                private static readonly ElementsClient Client = new(new ElementsClientOptions());

                public static async Task RunAsync({{type}}.Configuration c)
                {
                    await {{type}}.ProvisionAsync(Client, "x", c);
                }
            }
            """;
        using var solution = OpenSolution.With(("Sms.cs", source));

        await solution.FixAsync(Fix, "ELG0205");

        Assert.Equal(source.Replace("await ", $"var {name} = await ", StringComparison.Ordinal), await solution.TextAsync("Sms.cs"));
        Assert.DoesNotContain(await solution.DiagnosticsAsync(), diagnostic => diagnostic.Id != "CS8981");
    }

    [Theory]
    [InlineData("$.Wait();")]
    [InlineData("_ = (Task)$;")]
    [InlineData("Action later = () => { $; };")]
    [InlineData("Action later = () => $;")]
    [InlineData("lock (Client) { $; }")]
    [InlineData("Task task; task = $;")]
    [InlineData("var task = $; await task;")]
    [InlineData("_ = $.GetAwaiter();")]
    public async Task Nothing_is_offered_where_no_declaration_can_keep_it(string lost)
    {
        using var solution = OpenSolution.With(("Sms.cs", Source(lost)));

        Assert.Empty(await solution.OfferedAsync(Fix, "ELG0205"));
    }

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 0)]
    [InlineData(FixAllScope.Solution, 0)]
    public async Task Several_are_kept_apart(FixAllScope scope, int left)
    {
        using var solution = OpenSolution.With(
            ("A.cs", Source("""
                await $; _ = await $; if (c.Sender is not null) $;
                        Func<Task> later = async () => { await $; _ = $; };
                """)),
            ("B.cs", """
                using System.Threading.Tasks;
                using ElementGen;

                public static class Other
                {
                    public static async Task RunAsync(InfobipSms.Configuration c)
                    {
                        using var client = new ElementsClient(new ElementsClientOptions());
                        await InfobipSms.ProvisionAsync(client, "x", c);
                    }
                }
                """));

        await solution.FixAllAsync(Fix, "ELG0205", scope);

        Assert.Equal(
            Source("""
                var infobipSms = await $; var infobipSms2 = await $; if (c.Sender is not null) { var infobipSms3 = await $; }
                        Func<Task> later = async () => { var infobipSms4 = await $; var infobipSms5 = await $; };
                """),
            await solution.TextAsync("A.cs"));
        Assert.Equal(left, (await solution.DiagnosticsAsync()).Count);
    }

    private static string Source(string statements) => $$"""
        using System;
        using System.Threading.Tasks;
        using ElementGen;

        #pragma warning disable CS0219, CS1998, CS4014

        [ElementInstance("infobip")] public partial class InfobipSms;

        public static class Acme
        {
            private static readonly ElementsClient Client = new(new ElementsClientOptions());

            public static async Task RunAsync(InfobipSms.Configuration c)
            {
                {{statements.Replace("$", Call, StringComparison.Ordinal)}}
            }
        }
        """;
}
