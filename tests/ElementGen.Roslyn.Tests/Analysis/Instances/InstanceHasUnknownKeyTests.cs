using static ElementGen.Roslyn.Tests.Analysis.Instances.AcmeInstance;

namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>ELG0303: a key that the definition does not list.</summary>
public class InstanceHasUnknownKeyTests
{
    [Theory]
    [InlineData("acme.usr", "the nearest is 'acme.user'")]
    [InlineData("Acme.User", "keys are case-sensitive, write 'acme.user'")]
    [InlineData("acme.pasword", "the nearest is 'acme.password'")]
    [InlineData("unheard.of.by.anybody", "remove it, or download the definition again if the entry is new")]
    [InlineData("", "remove it, or download the definition again if the entry is new")]
    public void A_key_that_the_definition_does_not_list_is_underlined_and_the_nearest_named(string key, string advice) => Assert.Equal(
        [new Report("a.instance.json(1,80)", $"\"{key}\"", "ELG0303", $"'acme' has no entry '{key}'; {advice}")],
        Check($$"""{ "ü😀": 1, "element": { "key": "acme" }, "configuration": { "acme.user": "a", "{{key}}": "secret" } }"""));

    [Theory]
    [InlineData(98, "the nearest is")]
    [InlineData(99, "remove it, or")]
    public void A_key_too_long_for_a_slip_has_no_nearest(int length, string advice)
    {
        var key = new string('k', length);
        var report = Assert.Single(new Consumer()
            .WithDefinition("acme", $$"""{ "key": "acme", "configuration": [ { "key": "{{key}}x", "type": "TEXTFIELD_32" } ] }""")
            .WithInstance($$"""{ "element": { "key": "acme" }, "configuration": { "{{key}}yz": "a" } }""")
            .Analyze());

        Assert.Contains(advice, report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_or_many_line_key_stays_short_and_on_one_line_in_the_message()
    {
        var message = Assert.Single(CheckConfiguration($$""" "acme.user": "a", "x\n\u2028{{new string('y', 100_000)}}": "" """)).Message;

        Assert.InRange(message.Length, 80, 250);
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain('\u2028', message);
    }

    [Fact]
    public void The_refresh_token_of_an_access_granted_elsewhere_is_no_unknown_key()
    {
        const string configuration = """ "configuration": { "acme.user": "a", "oauth.user.refresh_token": "x" } """;

        Assert.Empty(Check($$"""{ "element": { "key": "acme" }, {{configuration}}, "externalAuthentication": "initial" }"""));
        Assert.Equal(["ELG0303"], Check($$"""{ "element": { "key": "acme" }, {{configuration}} }""").Select(report => report.Id));
    }

    // Keys as they were found in real request bodies, with the keys that the definitions have.
    [Theory]
    [InlineData("username", "userName")]
    [InlineData("mailjet.api.key", "mailjetmarketing.api.key")]
    [InlineData("siteAddress", "shopify.site.address")]
    [InlineData("base.url", "baseURL")]
    [InlineData("acme.account.id", "acme.acount.id")]
    public void A_missing_entry_is_named_before_any_other(string missing, string written)
    {
        var reports = new Consumer()
            .WithDefinition("acme", $$"""
                { "key": "acme", "configuration": [ { "key": "{{missing}}", "required": true }, { "key": "{{written}}x" }, { "key": "other" } ] }
                """)
            .WithInstance($$"""{ "element": { "key": "acme" }, "configuration": { "{{written}}": "a" } }""")
            .Analyze();

        var expected = string.Equals(missing, written, StringComparison.OrdinalIgnoreCase)
            ? $"'acme' has no entry '{written}'; keys are case-sensitive, write '{missing}'"
            : $"'acme' has no entry '{written}'; '{missing}' is missing and may be meant";
        Assert.Equal(expected, Assert.Single(reports, report => report.Id == "ELG0303").Message);
    }

    [Theory]
    [InlineData("tags", "[]")]
    [InlineData("name", "\"a\"")]
    [InlineData("providerData", "{}")]
    public void What_belongs_beside_the_configuration_is_told_so(string key, string value) => Assert.Equal(
        [$"'acme' has no entry '{key}'; it belongs beside 'configuration', not in it"],
        CheckConfiguration($""" "acme.user": "a", "{key}": {value} """).Select(static report => report.Message));

    [Fact]
    public void An_entry_beside_the_configuration_is_told_so_and_other_members_are_not_checked() => Assert.Equal(
        [("\"acme.region\"", "The top level has no entry 'acme.region'; move it into 'configuration'")],
        Check("""
            {
              "$schema": "./instance.schema.json", "element": { "key": "acme" }, "configuration": { "acme.user": "a" },
              "acme.region": "eu", "tags": [], "name": "a", "eventsEnabled": true, "retrieveObjectsAfterInstantiation": false, "note": "mine"
            }
            """).Select(static report => (report.Underlined, report.Message)));
}
