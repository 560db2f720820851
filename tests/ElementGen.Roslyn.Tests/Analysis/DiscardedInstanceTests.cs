namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0205: which results count as discarded.</summary>
public class DiscardedInstanceTests
{
    private const string Provision = "InfobipSms.ProvisionAsync(Client, \"sms\", configuration)";

    private static readonly Consumer Project = new Consumer()
        .WithElements("infobip")
        .With("""
            namespace Acme;

            [ElementGen.ElementInstance("infobip")]
            public partial class InfobipSms;
            """);

    [Fact]
    public void The_call_is_underlined_and_the_message_says_what_is_lost()
    {
        var reports = Project.With("""
            using System.Threading.Tasks;
            using ElementGen;

            namespace Acme;

            public static class Phone
            {
                public static async Task SetUpAsync(InfobipSms.Configuration configuration)
                {
                    using var client = new ElementsClient(new ElementsClientOptions());
                    await InfobipSms.ProvisionAsync(
                        client,
                        "sms",
                        configuration);
                }
            }
            """).Analyze();

        Assert.Equal(
            [
                new Report("Source1.cs(11,15)", "InfobipSms.ProvisionAsync", "ELG0205",
                    "The result of 'InfobipSms.ProvisionAsync' is discarded and the client has no store, so the instance's token is lost; "
                        + "keep the result, or set the client's Store"),
            ],
            reports);
    }

    [Theory]
    [InlineData("async Task M(C configuration) { await $; }")]
    [InlineData("async Task M(C configuration) { await $.ConfigureAwait(false); }")]
    [InlineData("async Task M(C configuration) { await $.WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(false); }")]
    [InlineData("async Task M(C configuration) { _ = await $; }")]
    [InlineData("async Task M(C configuration) { _ = (await ($)); }")]
    [InlineData("async Task M(C configuration) { if (configuration is not null) await $; }")]
    [InlineData("async Task M(C configuration) { try { await $; } finally { GC.Collect(); } }")]
    [InlineData("async Task M(C configuration) { while (true) await $; }")]
    [InlineData("async void M(C configuration) => await $;")]
    [InlineData("async Task M(C configuration) => await $;")]
    [InlineData("async Task M(C configuration) { await Inner(); async Task Inner() => await $; }")]
    [InlineData("void M(C configuration) { $; }")]
    [InlineData("void M(C configuration) => $;")]
    [InlineData("void M(C configuration) { _ = $; }")]
    [InlineData("void M(C configuration) { _ = (Task)$; }")]
    [InlineData("void M(C configuration) { _ = $.Result; }")]
    [InlineData("void M(C configuration) { $.Wait(); }")]
    [InlineData("void M(C configuration) { $.GetAwaiter().GetResult(); }")]
    [InlineData("void M(C configuration) { _ = $.ConfigureAwait(false).GetAwaiter().GetResult(); }")]
    [InlineData("IEnumerable<int> M(C configuration) { $; yield return 1; }")]
    public void A_result_that_nobody_takes_is_lost(string member) => Assert.Equal(["InfobipSms.ProvisionAsync"], Reports(member));

    [Theory]
    [InlineData("Action M(C configuration) => () => $;")]
    [InlineData("Action M(C configuration) => async () => await $;")]
    [InlineData("Action M(C configuration) => delegate { _ = $; };")]
    [InlineData("Func<Task> M(C configuration) => async () => await $;")]
    [InlineData("Func<Task> M(C configuration) => async () => { await $; };")]
    [InlineData("Task M(C configuration) => Task.Run(async () => { await $; });")]
    [InlineData("void M(C configuration) => new List<int> { 1 }.ForEach(_ => $);")]
    [InlineData("Action<C> _field = configuration => $;")]
    [InlineData("Action<C> Property { get; } = async configuration => await $;")]
    public void A_lambda_that_gives_nothing_back_loses_the_result(string member) => Assert.Equal(["InfobipSms.ProvisionAsync"], Reports(member));

    [Theory]
    [InlineData("void M(C configuration) { var task = $; }")]
    [InlineData("void M(C configuration) { Task task = $; }")]
    [InlineData("void M(C configuration) { Task<InfobipSms> task; task = $; }")]
    [InlineData("async Task M(C configuration) { var task = $; await task; }")]
    [InlineData("async Task M(C configuration) { Task task = $; await task.ConfigureAwait(false); }")]
    [InlineData("void M(C configuration) { var task = $; task.Wait(); _ = task.Result; }")]
    [InlineData("async Task M(C configuration) { var task = $; var other = task; await other; }")]
    public void A_task_that_nobody_takes_the_result_of_loses_it(string member) => Assert.Equal(["InfobipSms.ProvisionAsync"], Reports(member));

    [Theory]
    [InlineData("Task<InfobipSms> M(C configuration) => $;")]
    [InlineData("Task M(C configuration) => $;")]
    [InlineData("Task<InfobipSms> M(C configuration) { return $; }")]
    [InlineData("async Task<InfobipSms> M(C configuration) => await $;")]
    [InlineData("async Task<InfobipSms> M(C configuration) { return _ = await $; }")]
    [InlineData("async IAsyncEnumerable<InfobipSms> M(C configuration) { yield return await $; }")]
    [InlineData("Func<Task<InfobipSms>> M(C configuration) => () => $;")]
    [InlineData("Func<Task> M(C configuration) => () => $;")]
    [InlineData("Task<InfobipSms> M(C configuration) => Task.Run(() => $);")]
    [InlineData("Task<InfobipSms> M(C configuration) { var task = $; return task; }")]
    public void What_is_returned_is_not_lost(string member) => Assert.Empty(Reports(member));

    [Theory]
    [InlineData("async Task M(C configuration) { var sms = await $; }")]
    [InlineData("async Task M(C configuration) { InfobipSms? sms; sms = await $; }")]
    [InlineData("InfobipSms? _sms; async Task M(C configuration) { _sms = await $; }")]
    [InlineData("InfobipSms? _sms; async Task M(C configuration) { _sms ??= await $; }")]
    [InlineData("Task? Task { get; set; } void M(C configuration) { Task = $; }")]
    [InlineData("async Task M(C configuration, InfobipSms[] all) { all[0] = await $; }")]
    [InlineData("void M(C configuration, out Task task) { task = $; }")]
    [InlineData("async Task M(C configuration) { if (await $ is { } sms) Console.WriteLine(sms); }")]
    [InlineData("async Task M(C configuration) { var (sms, other) = (await $, 1); }")]
    [InlineData("async Task M(C configuration) { var task = $; await Task.WhenAny(task); Console.WriteLine((await task).Instance.Id); }")]
    [InlineData("async Task M(C configuration) { var task = $; Func<Task> later = async () => Console.WriteLine((await task).Instance.Id); await later(); }")]
    [InlineData("int _ = 0; async Task M(C configuration) { InfobipSms _ = await $; }")]
    public void What_is_stored_is_not_lost(string member) => Assert.Empty(Reports(member));

    [Theory]
    [InlineData("void M(C configuration) => Console.WriteLine($);")]
    [InlineData("async Task M(C configuration) => Console.WriteLine((await $).Instance);")]
    [InlineData("async Task M(C configuration) { using var answer = await (await $).SendAsync(new HttpRequestMessage()); }")]
    [InlineData("async Task M(C configuration) { await Task.WhenAll($, $); }")]
    [InlineData("void M(C configuration) { $.ContinueWith(task => Console.WriteLine(task.Result.Instance.Id)); }")]
    [InlineData("object M(C configuration) => new { Sms = $ };")]
    [InlineData("Task[] M(C configuration) => [$];")]
    [InlineData("void M(C configuration, List<Task> all) { all.Add($); }")]
    public void What_is_passed_on_is_not_lost(string member) => Assert.Empty(Reports(member));

    [Fact]
    public void What_an_expression_tree_describes_is_not_done() =>
        Assert.Empty(Reports("System.Linq.Expressions.Expression<Action<C>> M() => configuration => InfobipSms.ProvisionAsync(Client, \"sms\", configuration, null, default);"));

    [Fact]
    public void Creating_an_instance_with_the_client_itself_is_the_same() =>
        Assert.Equal(["Client.ProvisionInstanceAsync"], Reports("async Task M(C configuration) { await Client.ProvisionInstanceAsync(\"sms\", configuration); }"));

    [Fact]
    public void Every_call_has_a_warning_of_its_own() =>
        Assert.Equal(
            ["InfobipSms.ProvisionAsync", "InfobipSms.ProvisionAsync"],
            Reports("async Task M(C configuration) { await $; var sms = await $; _ = $; }"));

    [Fact]
    public void Other_methods_may_be_called_for_nothing() =>
        Assert.Empty(Reports("""
            async Task M(InfobipSms sms, C configuration)
            {
                await sms.DeleteAsync();
                await sms.SendAsync(new HttpRequestMessage());
                await Client.GetInstanceAsync(7);
                await Other.ProvisionAsync(Client, "sms", configuration);
            }

            static class Other { public static Task<int> ProvisionAsync(ElementsClient client, string name, C configuration) => Task.FromResult(1); }
            """));

    [Fact]
    public void A_method_of_the_users_own_in_the_class_counts_when_it_does_the_same()
    {
        var project = Project.With("""
            using System.Threading.Tasks;
            using ElementGen;

            namespace Acme;

            partial class InfobipSms
            {
                public static Task<InfobipSms> ProvisionAsync(ElementsClient client) => ProvisionAsync(client, "sms", new() { Username = "acme", Password = "x" + client });
                public static Task ProvisionAsync() => Task.CompletedTask;
            }

            static class Phone
            {
                static readonly ElementsClient Client = new(new());
                static async Task SetUpAsync()
                {
                    await InfobipSms.ProvisionAsync(Client);
                    await InfobipSms.ProvisionAsync();
                }
            }
            """);

        Assert.Equal(["Source1.cs(17,15)"], project.Analyze().Where(report => report.Id == "ELG0205").Select(report => report.Place));
    }

    private static IEnumerable<string> Reports(string member) =>
        Project.With($$"""
            using System;
            using System.Collections.Generic;
            using System.Net.Http;
            using System.Threading.Tasks;
            using ElementGen;
            using C = Acme.InfobipSms.Configuration;

            #pragma warning disable CS0219, CS0414, CS0169, CS0649, CS1998, CS4014, CS8321, IDE0059

            namespace Acme
            {
                class Phone
                {
                    static readonly ElementsClient Client = new(new ElementsClientOptions());
                    {{member.Replace("$", Provision, StringComparison.Ordinal)}}
                }
            }
            """).Analyze().Select(report =>
            {
                Assert.Equal("ELG0205", report.Id);
                return report.Underlined;
            });
}
