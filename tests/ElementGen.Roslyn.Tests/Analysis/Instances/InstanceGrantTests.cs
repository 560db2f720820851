namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>ELG0308: a request body whose grant is missing, incomplete or needless.</summary>
public class InstanceGrantTests
{
    private const string Missing =
        "'acme' is authorized by a grant; add 'providerData' with what the provider sent to the callback, or 'externalAuthentication'";

    private const string WithoutCallback =
        "'providerData' has a 'code', but the configuration lacks 'oauth.callback.url'; set it to the redirect URI of the authorization";

    private const string Needless = "'providerData' is for a grant, and the selected authentication of 'acme' is none; remove it";

    private const string Choice =
        """{ "key": "authentication.type", "type": "COMBO", "options": [{ "value": "oauth2" }, { "value": "basic" }] }""";

    [Theory]
    [InlineData("oauth2", """ "configuration": {} """, "\"configuration\"", Missing)]
    [InlineData("oauth1", """ "name": "a" """, "\"element\"", Missing)]
    [InlineData("oauth2", """ "providerData": null """, "\"element\"", Missing)]
    [InlineData("oauth2", """ "providerData": { "code": "c" } """, "\"providerData\"", WithoutCallback)]
    [InlineData("oauth2", """ "providerData": { "code": "c" }, "configuration": { "oauth.callback.url": "" } """, "\"providerData\"", WithoutCallback)]
    [InlineData("basic", """ "providerData": { "code": "c" } """, "\"providerData\"", Needless)]
    [InlineData("oauth2Password", """ "providerData": {} """, "\"providerData\"", Needless)]
    public void A_grant_that_is_missing_incomplete_or_needless_is_reported_at_its_place(
        string authentication, string members, string underlined, string message) =>
        Assert.Equal([(underlined, message)], Reports(authentication, members).Select(static report => (report.Underlined, report.Message)));

    [Theory]
    [InlineData("oauth2", """ "providerData": { "code": "c" }, "configuration": { "oauth.callback.url": "https://acme.example/auth" } """)]
    [InlineData("oauth2", """ "externalAuthentication": "initial", "configuration": { "oauth.user.refresh_token": "r" } """)]
    [InlineData("oauth1", """ "providerData": { "oauth_token": "t", "oauth_verifier": "v", "secret": "s" } """)]
    [InlineData("oauth2", """ "providerData": { "realmId": "1", "code": "" } """)]
    [InlineData("basic", """ "configuration": {} """)]
    [InlineData("", """ "configuration": {} """)]
    public void A_body_that_carries_what_its_authentication_needs_is_fine(string authentication, string members) =>
        Assert.Empty(Reports(authentication, members));

    [Theory]
    [InlineData(""" "configuration": { "authentication.type": "basic" } """, null)]
    [InlineData(""" "configuration": { "authentication.type": "OAUTH2" } """, Missing)]
    [InlineData(""" "configuration": { } """, Missing)]
    [InlineData(""" "configuration": { "authentication.type": "basic", "authentication.type": "oauth2" } """, null)]
    [InlineData(""" "providerData": {}, "configuration": { "authentication.type": "basic" } """, Needless)]
    public void The_selected_authentication_counts(string members, string? message) =>
        Assert.Equal(message is null ? [] : [message], Reports("oauth2", members, Choice).Select(static report => report.Message));

    private static IEnumerable<Report> Reports(string authentication, string members, string entry = """{ "key": "a" }""") => new Consumer()
        .WithDefinition("acme", $$"""
            {
              "key": "acme",
              "authentication": { "type": "{{authentication}}" },
              "configuration": [ {{entry}}, { "key": "oauth.callback.url" } ]
            }
            """)
        .WithInstance($$"""{ "element": { "key": "acme" }, {{members}} }""")
        .Analyze()
        .Where(static report => report.Id == "ELG0308");
}
