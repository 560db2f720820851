using System.Text.RegularExpressions;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0201 for elements some of whose entries count only while their group is selected.</summary>
public partial class SelectedGroupTests
{
    private const string Always = "store.url";
    private const string Basic = "username password";
    private const string Custom = "oauth.api.key oauth.user.token";

    private static readonly Consumer Shop = new Consumer()
        .WithElements("bigcommerce")
        .With("""
            namespace Acme;

            [ElementGen.ElementInstance("bigcommerce")]
            public partial class Store;
            """);

    // A control of its own for each of two groups, as hubspot has them, and one without a default.
    private static readonly Consumer TwoControls = new Consumer()
        .WithDefinition("two", """
            {
              "key": "two",
              "configuration": [
                { "key": "sign.in", "type": "COMBO", "defaultValue": "key", "options": [{ "value": "key" }, { "value": "grant" }] },
                { "key": "events", "type": "COMBO", "options": [{ "value": "hook" }, { "value": "poll" }] },
                { "key": "api.id", "type": "TEXTFIELD_32", "required": true, "groupName": "key" },
                { "key": "grant.id", "type": "TEXTFIELD_32", "required": true, "groupName": "grant" },
                { "key": "hook.id", "type": "TEXTFIELD_32", "required": true, "groupName": "hook" },
                { "key": "poll.id", "type": "TEXTFIELD_32", "required": true, "groupName": "poll" },
                { "key": "stray.id", "type": "TEXTFIELD_32", "required": true, "groupName": "nobody" }
              ]
            }
            """)
        .With("""
            namespace Acme;

            [ElementGen.ElementInstance("two")]
            public partial class Store;
            """);

    [Theory]
    [InlineData("", Basic)]
    [InlineData("AuthenticationType = Authentication.Basic", Basic)]
    [InlineData("AuthenticationType = null", Basic)]
    [InlineData("AuthenticationType = default", Basic)]
    [InlineData("AuthenticationType = default(Authentication?)", Basic)]
    [InlineData("AuthenticationType = (Authentication?)Authentication.Basic", Basic)]
    [InlineData("AuthenticationType = Authentication.Custom", Custom)]
    [InlineData("AuthenticationType = (Authentication?)Authentication.Custom", Custom)]
    [InlineData("AuthenticationType = Constant", Custom)]
    [InlineData("AuthenticationType = (Authentication)1", Custom)]
    [InlineData("AuthenticationType = default(Authentication)", Basic)]
    [InlineData("AuthenticationType = new Authentication()", Basic)]
    public void Missing_entries_of_the_selected_group_are_named(string assignment, string expected) =>
        Assert.Equal(Keys($"{Always} {expected}"), Missing(Shop, assignment));

    [Theory]
    [InlineData("AuthenticationType = fromOutside")]
    [InlineData("AuthenticationType = fromOutside ?? Authentication.Custom")]
    [InlineData("AuthenticationType = flag ? Authentication.Basic : Authentication.Custom")]
    [InlineData("AuthenticationType = flag ? Authentication.Custom : null")]
    [InlineData("AuthenticationType = System.Enum.Parse<Authentication>(\"Custom\")")]
    [InlineData("AuthenticationType = (Authentication)17")]
    public void A_control_that_only_the_run_shows_asks_only_for_entries_without_a_group(string assignment) =>
        Assert.Equal(Keys(Always), Missing(Shop, assignment));

    [Theory]
    [InlineData("Username = \"acme\", Password = \"secret\", StoreUrl = \"https://acme.example\"")]
    [InlineData("AuthenticationType = Authentication.Custom, OAuthApiKey = \"id\", OAuthUserToken = \"token\", StoreUrl = \"https://acme.example\"")]
    [InlineData("AuthenticationType = fromOutside, StoreUrl = \"https://acme.example\"")]
    public void Nothing_is_reported_when_the_entries_of_the_selected_group_are_given(string assignments) =>
        Assert.Empty(Missing(Shop, assignments));

    [Fact]
    public void Entries_of_another_group_do_not_stand_in_for_those_of_the_selected_one() =>
        Assert.Equal(
            Keys(Custom),
            Missing(Shop, "AuthenticationType = Authentication.Custom, Username = \"acme\", Password = \"secret\", StoreUrl = \"https://acme.example\""));

    [Fact]
    public void A_with_on_the_creation_selects_another_group() =>
        Assert.Equal(
            Keys($"{Always} {Custom}"),
            Missing(Shop, "AuthenticationType = Authentication.Basic } with { AuthenticationType = Authentication.Custom"));

    [Fact]
    public void The_message_names_the_entries_in_the_order_of_the_record()
    {
        var report = Assert.Single(Reports(Shop, "AuthenticationType = Authentication.Custom"));

        Assert.Equal(
            "'Store.Configuration' lacks 3 entries that 'bigcommerce' needs: OAuthApiKey (oauth.api.key), OAuthUserToken (oauth.user.token), StoreUrl (store.url)",
            report.Message);
    }

    [Theory]
    [InlineData("", "stray.id api.id")]
    [InlineData("Events = Events.Hook", "stray.id api.id hook.id")]
    [InlineData("Events = Events.Poll, SignIn = Authentication.Grant", "stray.id grant.id poll.id")]
    [InlineData("Events = Events.Poll, SignIn = fromOutside", "stray.id poll.id")]
    [InlineData("Events = Events.Poll, SignIn = Authentication.Grant, GrantId = \"1\"", "stray.id poll.id")]
    public void Two_controls_select_the_union_of_their_groups(string assignments, string expected) =>
        Assert.Equal(Keys(expected), Missing(TwoControls, assignments, "SignInOption", "using Events = Acme.Store.Configuration.EventsOption;"));

    [Fact]
    public void Hubspot_needs_a_client_id_and_a_secret_only_while_a_grant_is_selected()
    {
        var hubspot = new Consumer().WithElements("hubspot").With("""
            namespace Acme;

            [ElementGen.ElementInstance("hubspot")]
            public partial class Store;
            """);

        Assert.Equal(["oauth.api.key", "oauth.api.secret"], Missing(hubspot, ""));
        Assert.Empty(Missing(hubspot, "AuthenticationType = Authentication.ApiKey"));
    }

    private static string[] Keys(string keys) => [.. keys.Split(' ').Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Missing(Consumer project, string assignments, string control = "AuthenticationTypeOption", string usings = "") =>
        Reports(project, assignments, control, usings)
            .SelectMany(report => NamedKey().Matches(report.Message).Select(match => match.Groups[1].Value))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<Report> Reports(Consumer project, string assignments, string control = "AuthenticationTypeOption", string usings = "") =>
        project.With($$"""
            using Authentication = Acme.Store.Configuration.{{control}};
            {{usings}}

            namespace Acme;

            public class Tenant
            {
                private const Authentication Constant = (Authentication)1;

                public object Configure(Authentication? fromOutside, bool flag) => new Store.Configuration { {{assignments}} };
            }
            """).Analyze().Where(report => report.Id == "ELG0201");

    [GeneratedRegex(@"\(([^)]+)\)")]
    private static partial Regex NamedKey();
}
