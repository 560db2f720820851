using ElementGen.CodeFixes;

namespace ElementGen.Roslyn.Tests.CodeFixes;

/// <summary>ELG0205: the instance is retained by a store, kept in a field or returned; never in a variable that nobody reads.</summary>
public class DiscardedInstanceFixTests
{
    private const string Call = "InfobipSms.ProvisionAsync(Client, \"sms\", c)";
    private const string Store = "Give the client a store";
    private const string Field = "Keep it in a field";
    private const string Return = "Return it";

    private static readonly DiscardedInstanceFix Fix = new();

    [Theory]
    [InlineData("await $;", "_infobipSms = await $;")]
    [InlineData("await $.ConfigureAwait(false); // new", "_infobipSms = await $.ConfigureAwait(false); // new")]
    [InlineData("_ = await $;", "_infobipSms = await $;")]
    [InlineData("$;", "_infobipSms = await $;")]
    [InlineData("_ = $;", "_infobipSms = await $;")]
    [InlineData("_ = $.ConfigureAwait(false);", "_infobipSms = await $.ConfigureAwait(false);")]
    [InlineData("$.GetAwaiter().GetResult();", "_infobipSms = $.GetAwaiter().GetResult();")]
    [InlineData("_ = $.Result;", "_infobipSms = $.Result;")]
    [InlineData("var task = $;", "_infobipSms = await $;")]
    [InlineData("Task task = $;", "_infobipSms = await $;")]
    [InlineData("if (c.Sender is null) await $;", "if (c.Sender is null) _infobipSms = await $;")]
    [InlineData("switch (c.Sender) { case null: await $; break; }", "switch (c.Sender) { case null: _infobipSms = await $; break; }")]
    [InlineData("Func<Task> later = async () => { await $; }; await later();", "Func<Task> later = async () => { _infobipSms = await $; }; await later();")]
    public async Task It_is_kept_in_a_field_named_after_the_class(string lost, string kept)
    {
        using var solution = OpenSolution.With(("Sms.cs", Source(lost)));

        await solution.FixAsync(Fix, "ELG0205", title: Field);

        Assert.Equal(
            Source(kept).Replace(
                "    private static readonly ElementsClient",
                "    private static InfobipSms? _infobipSms;\n    private static readonly ElementsClient",
                StringComparison.Ordinal),
            await solution.TextAsync("Sms.cs"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Theory]
    [InlineData(
        "public class A(InfobipSms.Configuration c)\n{\n    public int B => 1;\n    public async Task M() { await $; }\n}",
        "public class A(InfobipSms.Configuration c)\n{\n    private InfobipSms? _infobipSms;\n\n    public int B => 1;\n    public async Task M() { _infobipSms = await $; }\n}")]
    [InlineData(
        "public class A { int _infobipSms = 1; async Task M(InfobipSms.Configuration c) { await $; _infobipSms++; } }",
        "public class A { private InfobipSms? _infobipSms2; int _infobipSms = 1; async Task M(InfobipSms.Configuration c) { _infobipSms2 = await $; _infobipSms++; } }")]
    [InlineData(
        "public class A { async Task M(InfobipSms.Configuration c) { await S(); static async Task S() { await $; } } }",
        "public class A { async Task M(InfobipSms.Configuration c) { await S(); static async Task S() { await $; } } }")]
    public async Task The_field_belongs_to_the_object_where_there_is_one(string lost, string kept)
    {
        // A static function reaches no parameter, so that one has a configuration of its own.
        lost = lost.Replace("static async Task S() { await $; }", "static async Task S() { await #; }", StringComparison.Ordinal);
        kept = kept.Replace("static async Task S() { await $; }", "static async Task S() { _infobipSms = await #; }", StringComparison.Ordinal)
            .Replace("public class A { async Task M(InfobipSms.Configuration c) { await S();", "public class A { private static InfobipSms? _infobipSms; async Task M(InfobipSms.Configuration c) { await S();", StringComparison.Ordinal);
        using var solution = OpenSolution.With(("Sms.cs", Around(lost)));

        await solution.FixAsync(Fix, "ELG0205", title: Field);

        Assert.Equal(Around(kept), await solution.TextAsync("Sms.cs"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Theory]
    [InlineData("public static async Task M(InfobipSms.Configuration c) { await $; }", "public static async Task<InfobipSms> M(InfobipSms.Configuration c) { return await $; }")]
    [InlineData("static async ValueTask M(InfobipSms.Configuration c) { _ = await $; }", "static async ValueTask<InfobipSms> M(InfobipSms.Configuration c) { return await $; }")]
    [InlineData("static async System.Threading.Tasks.Task M(InfobipSms.Configuration c) { _ = $; }", "static async System.Threading.Tasks.Task<InfobipSms> M(InfobipSms.Configuration c) { return await $; }")]
    [InlineData("static void M(InfobipSms.Configuration c) { $.GetAwaiter().GetResult(); }", "static InfobipSms M(InfobipSms.Configuration c) { return $.GetAwaiter().GetResult(); }")]
    [InlineData("Task N(InfobipSms.Configuration c) { return S(); async Task S() { await $; } }", "Task N(InfobipSms.Configuration c) { return S(); async Task<InfobipSms> S() { return await $; } }")]
    public async Task The_last_statement_of_a_method_returns_it(string lost, string returned)
    {
        using var solution = OpenSolution.With(("Sms.cs", Around($"public class A {{ {lost} }}")));

        await solution.FixAsync(Fix, "ELG0205", title: Return);

        Assert.Equal(Around($"public class A {{ {returned} }}"), await solution.TextAsync("Sms.cs"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Theory]
    [InlineData("public class A { static async Task M(InfobipSms.Configuration c) { await $; GC.Collect(); } }")]
    [InlineData("public class A { static async Task M(InfobipSms.Configuration c) { if (c.Sender is null) return; await $; } }")]
    [InlineData("public class A { static async Task M(InfobipSms.Configuration c) { if (c.Sender is null) { await $; } } }")]
    [InlineData("public class A { public virtual async Task M(InfobipSms.Configuration c) { await $; } }")]
    [InlineData("public interface I { Task M(InfobipSms.Configuration c); } public class A : I { public async Task M(InfobipSms.Configuration c) { await $; } }")]
    [InlineData("public class A { static async Task Main() { await #; } }")]
    [InlineData("public class A { static async void M(InfobipSms.Configuration c) { await $; } }")]
    public async Task A_method_that_cannot_return_it_is_not_offered_to(string code)
    {
        using var solution = OpenSolution.With(("Sms.cs", Around(code)));

        Assert.Equal([Store, Field], (await solution.OfferedAsync(Fix, "ELG0205")).Select(action => action.Title));
    }

    [Theory]
    [InlineData("new ElementsClientOptions()", "new ElementsClientOptions { Store = store }")]
    [InlineData("new ElementsClientOptions { BaseAddress = address }", "new ElementsClientOptions { BaseAddress = address, Store = store }")]
    [InlineData("new() { BaseAddress = address, Store = null }", "new() { BaseAddress = address, Store = store }")]
    [InlineData("new()", "new() { Store = store }")]
    public async Task The_client_gets_a_store_that_is_in_scope_where_its_options_are_created(string options, string withStore)
    {
        const string code = """
            public class A
            {
                public static async Task M(InfobipSms.Configuration c, Uri address, IInstanceStore store)
                {
                    using var client = new ElementsClient(@);
                    await InfobipSms.ProvisionAsync(client, "sms", c);
                }
            }
            """;
        using var solution = OpenSolution.With(("Sms.cs", Around(code.Replace("@", options, StringComparison.Ordinal))));

        await solution.FixAsync(Fix, "ELG0205", title: Store);

        Assert.Equal(Around(code.Replace("@", withStore, StringComparison.Ordinal)), await solution.TextAsync("Sms.cs"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Fact]
    public async Task A_store_that_is_nowhere_in_scope_is_for_a_person_to_choose()
    {
        using var solution = OpenSolution.With(("Sms.cs", Source("await $;")));

        await solution.FixAsync(Fix, "ELG0205", title: Store);

        Assert.Contains("new(new ElementsClientOptions { Store = TODO_Store });", await solution.TextAsync("Sms.cs"), StringComparison.Ordinal);
        Assert.Equal(["CS0103"], (await solution.DiagnosticsAsync()).Select(diagnostic => diagnostic.Id));
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
    public async Task Where_no_statement_can_keep_it_only_the_store_is_offered(string lost)
    {
        using var solution = OpenSolution.With(("Sms.cs", Source(lost)));

        Assert.Equal([Store], (await solution.OfferedAsync(Fix, "ELG0205")).Select(action => action.Title));
    }

    [Theory]
    [InlineData("SMS", "_sms")]
    [InlineData("SMSGateway", "_smsGateway")]
    [InlineData("Event", "_event")]
    [InlineData("Ünïcode", "_ünïcode")]
    public async Task Any_class_gives_a_name_that_can_be_used(string type, string name)
    {
        var source = $$"""
            using System.Threading.Tasks;
            using ElementGen;

            [ElementInstance("infobip")] public partial class {{type}};

            public class Acme
            {
                public async Task RunAsync({{type}}.Configuration c)
                {
                    await {{type}}.ProvisionAsync(new ElementsClient(new ElementsClientOptions()), "x", c);
                }
            }
            """;
        using var solution = OpenSolution.With(("Sms.cs", source));

        await solution.FixAsync(Fix, "ELG0205", title: Field);

        Assert.Contains($"        {name} = await {type}.Provision", await solution.TextAsync("Sms.cs"), StringComparison.Ordinal);
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    private static string Source(string statements) => Around($$"""
        public static class Acme
        {
            private static readonly ElementsClient Client = new(new ElementsClientOptions());

            public static async Task RunAsync(InfobipSms.Configuration c)
            {
                {{statements.Replace("$", Call, StringComparison.Ordinal)}}
            }
        }
        """);

    private static string Around(string code) => $$"""
        using System;
        using System.Threading.Tasks;
        using ElementGen;

        #pragma warning disable CS0219, CS1998, CS4014

        [ElementInstance("infobip")] public partial class InfobipSms;

        {{code
            .Replace("$", "InfobipSms.ProvisionAsync(new ElementsClient(new ElementsClientOptions()), \"sms\", c)", StringComparison.Ordinal)
            .Replace("#", "InfobipSms.ProvisionAsync(new ElementsClient(new ElementsClientOptions()), \"sms\", new() { Username = \"a\", Password = \"p\" })", StringComparison.Ordinal)}}
        """;
}
