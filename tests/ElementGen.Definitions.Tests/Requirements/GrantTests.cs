namespace ElementGen.Definitions.Tests.Requirements;

/// <summary>What an OAuth grant asks of a caller: the client id and the secret of the caller's own application.</summary>
public sealed class GrantTests
{
    private const string Client = """
        { "key": "oauth.api.key", "hideFromConsole": true }, { "key": "oauth.api.secret", "type": "PASSWORD", "hideFromConsole": true }
        """;

    private const string Choice =
        """{ "key": "authentication.type", "type": "COMBO", "options": [ "oauth2", "basic", "oauth2Password" ] }""";

    [Theory]
    [InlineData("oauth2", true)]
    [InlineData("OAuth2", true)]
    [InlineData("oauth2Pkce", true)]
    [InlineData("oauth1", true)]
    [InlineData("oauth1Plaintext", true)]
    [InlineData("oauth2Password", false)]
    [InlineData("jwtOauth", false)]
    [InlineData("basic", false)]
    [InlineData("", false)]
    public void With_a_grant_the_client_id_and_secret_must_be_supplied_whatever_their_flags_say(string authentication, bool isGrant) =>
        Assert.Equal(isGrant ? ["oauth.api.key", "oauth.api.secret"] : [], Missing(authentication, Client));

    [Fact]
    public void An_element_without_authentication_has_no_grant() =>
        Assert.Empty(CallersValues.Missing(Definition.Of($$"""{ "key": "x", "configuration": [ {{Client}} ] }"""), ("none", "")));

    [Theory]
    [InlineData("oauth2", true)]
    [InlineData("OAUTH2", true)]
    [InlineData("oauth2Password", false)]
    [InlineData("basic", false)]
    [InlineData("", true)]
    public void The_callers_choice_of_authentication_counts_and_else_that_of_the_element(string choice, bool isGrant) =>
        Assert.Equal(
            isGrant ? ["oauth.api.key", "oauth.api.secret"] : [],
            Missing("oauth2", $"{Choice}, {Client}", ("authentication.type", choice)));

    [Fact]
    public void The_default_of_the_choice_counts_before_that_of_the_element()
    {
        var basic = Choice.Replace("\"type\"", "\"defaultValue\": \"basic\", \"type\"", StringComparison.Ordinal);

        Assert.Empty(Missing("oauth2", $"{basic}, {Client}"));
        Assert.Equal(["oauth.api.key", "oauth.api.secret"], Missing("oauth2", $"{basic}, {Client}", ("authentication.type", "oauth2")));
    }

    [Fact]
    public void An_inactive_choice_chooses_nothing()
    {
        var inactive = Choice.Replace("\"type\"", "\"active\": false, \"defaultValue\": \"basic\", \"type\"", StringComparison.Ordinal);

        Assert.Equal(["oauth.api.key", "oauth.api.secret"], Missing("oauth2", $"{inactive}, {Client}"));
    }

    [Fact]
    public void A_choice_that_only_the_run_will_show_leaves_it_open_whether_there_is_a_grant()
    {
        var element = Element("oauth2", $"{Choice}, {Client}");

        Assert.Empty(CallersValues.Missing(element, ("authentication.type", EntryValue.Unknown)));
    }

    [Theory]
    [InlineData("oauth2", true)]
    [InlineData("basic", false)]
    public void A_hidden_password_is_needed_with_a_grant_alone(string authentication, bool isNeeded) => Assert.Equal(
        isNeeded ? ["password"] : [],
        Missing(authentication, """{ "key": "password", "type": "PASSWORD", "required": true, "hideFromConsole": true }"""));

    [Fact]
    public void A_shown_password_is_needed_without_a_grant_too() =>
        Assert.Equal(["password"], Missing("basic", """{ "key": "password", "type": "PASSWORD", "required": true }"""));

    [Fact]
    public void A_client_id_that_the_platform_keeps_to_itself_is_not_asked_for() =>
        Assert.Empty(Missing("oauth2", """{ "key": "oauth.api.key", "internal": true, "hideFromConsole": true }"""));

    [Fact]
    public void A_client_id_of_a_group_counts_only_while_the_group_is_selected()
    {
        const string grouped = """
            { "key": "mode", "options": [ "own", "shared" ] }, { "key": "oauth.api.key", "groupName": "own" }
            """;

        Assert.Empty(Missing("oauth2", grouped, ("mode", "shared")));
        Assert.Equal(["oauth.api.key"], Missing("oauth2", grouped, ("mode", "own")));
    }

    // The elements that the platform's documentation was compared with.
    [Theory]
    [InlineData("economic", "", "grant_token", false)]
    [InlineData("gooddata", "", "gooddata.temporary.token", false)]
    [InlineData("dynamicscrmadfs", "", "event.change.token", false)]
    [InlineData("dynamicscrmadfs", "", "dynamics.tenant", false)]
    [InlineData("dynamicscrmadfs", "custom", "dynamics.tenant", true)]
    [InlineData("stripe", "", "password", false)]
    [InlineData("hubspot", "", "oauth.api.key", true)]
    [InlineData("hubspot", "apiKey", "oauth.api.key", false)]
    [InlineData("sfdc", "", "oauth.api.key", true)]
    [InlineData("sfdc", "", "oauth.api.secret", true)]
    [InlineData("sfdc", "oauth2Password", "oauth.api.secret", false)]
    [InlineData("github", "", "oauth.api.secret", true)]
    [InlineData("magentov20", "", "site", true)]
    [InlineData("dynamicscrmadfs", "", "authentication.type", true)]
    [InlineData("dynamicscrmadfs", "oauth2", "oauth.api.secret", true)]
    [InlineData("dynamicscrmadfs", "oauth2", "user.username", false)]
    [InlineData("sageone", "", "apim.subscription.key", true)]
    [InlineData("sageone", "", "signature.secret", true)]
    [InlineData("sapc4ccrm", "", "oauth.api.secret", false)]
    [InlineData("connectwisecrmrest", "", "oauth.api.secret", false)]
    [InlineData("netsuiteerpv2", "", "authentication.type", true)]
    [InlineData("netsuiteerpv2", "Basic", "user.username", true)]
    [InlineData("netsuiteerpv2", "Basic", "token_secret", false)]
    [InlineData("ecwid", "", "oauth.api.secret", true)]
    [InlineData("ecwid", "custom", "oauth.api.secret", false)]
    [InlineData("ecwid", "custom", "ecwid.store.id", true)]
    public void Elements_of_the_catalogue_ask_for_what_the_platform_asks_for(string element, string authentication, string key, bool isMissing)
    {
        var missing = CallersValues.Missing(Definition.OfCatalogue(element + ".json"), (Grants.AuthenticationType, authentication));

        Assert.Equal(isMissing, missing.Contains(key));
    }

    private static IEnumerable<string> Missing(string authentication, string entries, params (string Key, string? Text)[] values) =>
        CallersValues.Missing(Element(authentication, entries), values);

    private static ElementDefinition Element(string authentication, string entries) => Definition.Of(
        $$"""{ "key": "x", "authentication": { "type": "{{authentication}}" }, "configuration": [ {{entries}} ] }""");
}
