namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0201 for configurations that give entries by key, in <c>Additional</c>.</summary>
public class AdditionalEntriesTests
{
    private const string User = "messaging.sms.infobip.username";
    private const string Password = "messaging.sms.infobip.password";

    private static readonly Consumer Project = new Consumer().WithElements("infobip", "bigcommerce").With("""
        namespace Acme;

        [ElementGen.ElementInstance("infobip")]
        public partial class InfobipSms;

        [ElementGen.ElementInstance("bigcommerce")]
        public partial class Store;
        """);

    [Theory]
    [InlineData($$"""new Dictionary<string, string> { ["{{User}}"] = user }""")]
    [InlineData($$"""new Dictionary<string, string>() { ["{{User}}"] = "acme" }""")]
    [InlineData($$"""new Dictionary<string, string> { { "{{User}}", user } }""")]
    [InlineData($$"""new Dictionary<string, string> { [UserKey] = user }""")]
    [InlineData($$"""(AdditionalEntries)new Dictionary<string, string> { ["{{User}}"] = user }""")]
    [InlineData($$"""AdditionalEntries.From(new SortedDictionary<string, string> { ["{{User}}"] = user })""")]
    [InlineData($$"""AdditionalEntries.From((IReadOnlyDictionary<string, string>)new Dictionary<string, string> { ["{{User}}"] = user })""")]
    public void A_constant_key_supplies_its_entry(string additional) =>
        Assert.Equal(["Password"], Missing($$"""new InfobipSms.Configuration { Additional = {{additional}} }"""));

    [Theory]
    [InlineData("fromOutside")]
    [InlineData("new Dictionary<string, string>(fromOutside)")]
    [InlineData("new Dictionary<string, string> { [user] = \"acme\" }")]
    [InlineData("new Defaults()")]
    [InlineData("AdditionalEntries.From(fromOutside)")]
    [InlineData("Make()")]
    [InlineData("user is null ? new Dictionary<string, string>() : fromOutside")]
    public void What_only_the_run_shows_may_hold_any_entry(string additional) =>
        Assert.Empty(Missing($$"""new InfobipSms.Configuration { Additional = {{additional}} }"""));

    [Theory]
    [InlineData("new Dictionary<string, string>()")]
    [InlineData("new Dictionary<string, string> { }")]
    [InlineData("new Dictionary<string, string> { [\"unheard.of\"] = \"1\" }")]
    [InlineData("null")]
    public void Nothing_in_it_supplies_nothing(string additional) =>
        Assert.Equal(["Username", "Password"], Missing($$"""new InfobipSms.Configuration { Additional = {{additional}} }"""));

    [Fact]
    public void An_empty_value_supplies_nothing_and_wins_over_the_property_in_either_order()
    {
        var empty = $$"""Additional = new Dictionary<string, string> { ["{{User}}"] = "", ["{{Password}}"] = user }""";

        Assert.Equal(["Username"], Missing($$"""new InfobipSms.Configuration { {{empty}} }"""));
        Assert.Equal(["ELG0202"], Reports($$"""new InfobipSms.Configuration { Username = user, {{empty}} }""").Select(report => report.Id));
        Assert.Equal(["ELG0202"], Reports($$"""new InfobipSms.Configuration { {{empty}}, Username = user }""").Select(report => report.Id));
    }

    [Fact]
    public void It_wins_over_the_property_of_a_control_in_either_order()
    {
        var custom = """Additional = new Dictionary<string, string> { ["authentication.type"] = "custom" }""";
        var basic = "AuthenticationType = Store.Configuration.AuthenticationTypeOption.Basic";

        Assert.Equal(["OAuthApiKey", "OAuthUserToken", "StoreUrl"], Missing($$"""new Store.Configuration { {{custom}}, {{basic}} }"""));
        Assert.Equal(["OAuthApiKey", "OAuthUserToken", "StoreUrl"], Missing($$"""new Store.Configuration { {{basic}}, {{custom}} }"""));
    }

    [Fact]
    public void A_control_given_a_value_that_only_the_run_shows_asks_only_for_entries_without_a_group() =>
        Assert.Equal(["StoreUrl"], Missing("""new Store.Configuration { Additional = new Dictionary<string, string> { ["authentication.type"] = user } }"""));

    [Fact]
    public void One_set_in_a_with_takes_the_place_of_the_one_before()
    {
        var user = $$"""Additional = new Dictionary<string, string> { ["{{User}}"] = user }""";
        var password = $$"""Additional = new Dictionary<string, string> { ["{{Password}}"] = user }""";

        Assert.Equal(["Username"], Missing($$"""new InfobipSms.Configuration { {{user}} } with { {{password}} }"""));
        Assert.Equal(["Username"], Missing($$"""new InfobipSms.Configuration { Additional = fromOutside } with { {{password}} }"""));
        Assert.Empty(Missing($$"""new InfobipSms.Configuration { {{user}} } with { Additional = fromOutside }"""));
    }

    private static IEnumerable<string> Missing(string creation) => Reports(creation)
        .Where(report => report.Id == "ELG0201")
        .SelectMany(report => report.Message[(report.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(", ").Select(entry => entry.Split(' ')[0]));

    private static IReadOnlyList<Report> Reports(string creation) =>
        Project.With($$"""
            using System.Collections.Generic;
            using ElementGen;

            namespace Acme;

            public class Tenant
            {
                private const string UserKey = "{{User}}";

                public object Configure(string user, Dictionary<string, string> fromOutside) => {{creation}};

                private static Dictionary<string, string> Make() => new();

                private sealed class Defaults : Dictionary<string, string>;
            }
            """).Analyze();
}
