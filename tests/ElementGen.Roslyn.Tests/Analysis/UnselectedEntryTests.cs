namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0206: an entry is set whose group is known not to be selected.</summary>
public class UnselectedEntryTests
{
    private const string Options = "Store.Configuration.AuthenticationTypeOption";

    private static readonly Consumer Project = new Consumer().WithElements("bigcommerce", "hubspot").With("""
        namespace Acme;

        [ElementGen.ElementInstance("bigcommerce")]
        public partial class Store;
        """);

    [Fact]
    public void The_warning_stands_at_the_property_and_names_the_group_and_its_control()
    {
        var report = Assert.Single(Reports("new Store.Configuration { Username = value, Password = value, StoreUrl = value, OAuthApiKey = value }"));

        Assert.Equal("ELG0206", report.Id);
        Assert.Equal("OAuthApiKey", report.Underlined);
        Assert.StartsWith(
            "OAuthApiKey (oauth.api.key) belongs to the group 'custom', but 'basic' is selected; set AuthenticationType (authentication.type) to 'custom', or remove the entry",
            report.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($$"""new Store.Configuration { AuthenticationType = {{Options}}.Custom, {{Custom}}, Username = value }""")]
    [InlineData($$"""new Store.Configuration { {{Custom}}, Username = value } with { AuthenticationType = {{Options}}.Custom }""")]
    [InlineData($$"""new Store.Configuration { {{Custom}}, Username = "acme", Additional = new Dictionary<string, string> { ["authentication.type"] = "custom" } }""")]
    public void The_control_decides_wherever_it_is_set(string creation) =>
        Assert.Equal([("ELG0206", "Username")], Reports(creation).Select(report => (report.Id, report.Underlined)));

    [Fact]
    public void A_key_in_Additional_is_reported_at_the_key() =>
        Assert.Equal(
            ["\"oauth.api.key\""],
            Reports($$"""new Store.Configuration { {{Basic}}, Additional = new Dictionary<string, string> { ["oauth.api.key"] = value } }""")
                .Select(report => report.Underlined));

    [Theory]
    [InlineData($$"""new Store.Configuration { {{Basic}} }""")]
    [InlineData($$"""new Store.Configuration { {{Basic}}, OAuthApiKey = null, OAuthUserToken = "" }""")]
    [InlineData($$"""new Store.Configuration { AuthenticationType = option, {{Basic}}, OAuthApiKey = value }""")]
    [InlineData($$"""new Store.Configuration { AuthenticationType = flag ? {{Options}}.Basic : {{Options}}.Custom, {{Basic}}, OAuthApiKey = value }""")]
    [InlineData($$"""new Store.Configuration { {{Basic}}, OAuthApiKey = value, Additional = fromOutside }""")]
    [InlineData($$"""new Store.Configuration { {{Basic}}, OAuthApiKey = value, Additional = new Dictionary<string, string> { ["newer.control"] = "custom" } }""")]
    [InlineData("other with { Username = value, OAuthApiKey = value }")]
    public void What_may_be_selected_is_left_alone(string expression) => Assert.Empty(Reports(expression));

    private const string Basic = "Username = value, Password = value, StoreUrl = value";
    private const string Custom = "OAuthApiKey = value, OAuthUserToken = value, StoreUrl = value";

    private static IReadOnlyList<Report> Reports(string expression) => Project.With($$"""
        using System.Collections.Generic;
        namespace Acme;
        public class Tenant
        {
            public object Configure(
                string value, bool flag, Store.Configuration other, {{Options}} option, Dictionary<string, string> fromOutside) => {{expression}};
        }
        """).Analyze();
}
