namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>ELG0303, ELG0304 and ELG0305: keys and values of a configuration.</summary>
public class ValueTests
{
    private const string Acme = """
        {
          "key": "acme",
          "configuration": [
            { "key": "acme.user", "type": "TEXTFIELD_128", "required": true },
            { "key": "acme.password", "type": "PASSWORD" },
            { "key": "acme.callback.url", "type": "TEXTFIELD_1000" },
            { "key": "acme.enabled", "type": "BOOLEAN" },
            { "key": "acme.region", "type": "COMBO", "options": [{ "value": "eu" }, { "value": "us" }] },
            { "key": "auth.type", "type": "COMBO", "defaultValue": "basic", "options": [{ "value": "basic" }, { "value": "token" }] },
            { "key": "api.token", "type": "PASSWORD", "required": true, "groupName": "token" }
          ]
        }
        """;

    [Fact]
    public void The_platforms_own_example_has_a_placeholder_for_each_entry_that_must_be_supplied()
    {
        var reports = new Consumer().WithElements("infobip").WithInstance("""
            {
              "element": {
                "key": "infobip"
              },
              "configuration": {
                "messaging.sms.infobip.sender": "+17777777777",
                "messaging.sms.infobip.username": "<INSERT_INFOBIP_USERNAME>",
                "messaging.sms.infobip.password": "<INSERT_INFOBIP_PASSWORD>",
                "messaging.sms.infobip.callback.url": "https://www.maycoolapp.com/auth"
              },
              "tags": [
                "<INSERT_TAGS>"
              ],
              "name": "<INSERT_INSTANCE_NAME>"
            }
            """, "instance.json", foundByPlace: true).Analyze();

        const string message = ", which 'infobip' needs, is set to a placeholder; replace it with the real value";
        Assert.Equal(
            [
                new Report("instance.json(7,39)", "\"<INSERT_INFOBIP_USERNAME>\"", "ELG0304", "'messaging.sms.infobip.username'" + message),
                new Report("instance.json(8,39)", "\"<INSERT_INFOBIP_PASSWORD>\"", "ELG0304", "'messaging.sms.infobip.password'" + message),
            ],
            reports);
    }

    [Theory]
    [InlineData("acme.usr", "the nearest is 'acme.user'")]
    [InlineData("Acme.User", "the nearest is 'acme.user'")]
    [InlineData("acme.pasword", "the nearest is 'acme.password'")]
    [InlineData("unheard.of.by.anybody", "remove it, or download the definition again if the entry is new")]
    [InlineData("", "remove it, or download the definition again if the entry is new")]
    public void A_key_that_the_definition_does_not_list_is_underlined_and_the_nearest_named(string key, string advice) => Assert.Equal(
        [new Report("a.instance.json(1,80)", $"\"{key}\"", "ELG0303", $"'acme' has no entry '{key}'; {advice}")],
        Judge($$"""{ "ü😀": 1, "element": { "key": "acme" }, "configuration": { "acme.user": "a", "{{key}}": "secret" } }"""));

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
        var message = Assert.Single(Configure($$""" "acme.user": "a", "x\n\u2028{{new string('y', 100_000)}}": "" """)).Message;

        Assert.InRange(message.Length, 80, 250);
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain('\u2028', message);
    }

    [Fact]
    public void The_refresh_token_of_an_access_granted_elsewhere_is_no_unknown_key()
    {
        const string configuration = """ "configuration": { "acme.user": "a", "oauth.user.refresh_token": "x" } """;

        Assert.Empty(Judge($$"""{ "element": { "key": "acme" }, {{configuration}}, "externalAuthentication": "initial" }"""));
        Assert.Equal(["ELG0303"], Judge($$"""{ "element": { "key": "acme" }, {{configuration}} }""").Select(report => report.Id));
    }

    [Theory]
    [InlineData("changeme")]
    [InlineData("<your user>")]
    [InlineData(" \\t")]
    [InlineData("TODO")]
    public void A_placeholder_is_reported_at_the_value(string placeholder) => Assert.Equal(
        [("ELG0304", $"\"{placeholder}\"", "'acme.user', which 'acme' needs, is set to a placeholder; replace it with the real value")],
        Configure($""" "acme.user": "{placeholder}" """).Select(report => (report.Id, report.Underlined, report.Message)));

    [Fact]
    public void A_placeholder_for_an_entry_that_is_not_asked_for_is_not_reported()
    {
        Assert.Empty(Configure(""" "acme.user": "a", "acme.password": "changeme", "api.token": "changeme" """));
        Assert.Equal(["ELG0304"], Configure(""" "acme.user": "a", "auth.type": "token", "api.token": "changeme" """).Select(report => report.Id));
    }

    [Fact]
    public void A_placeholder_for_an_entry_that_the_editorconfig_takes_out_is_not_reported() =>
        Assert.Empty((Project with { EditorConfig = "[*.json]\nelementgen_optional_entries = acme.user" })
            .WithInstance("""{ "element": { "key": "acme" }, "configuration": { "acme.user": "changeme" } }""").Analyze());

    public static TheoryData<string, string, string, string> UnsuitableValues => new()
    {
        { "acme.region", "\"asia\"", "\"asia\"", "it is not one of its options 'eu', 'us'" },
        { "acme.region", "\"EU\"", "\"EU\"", "it is not one of its options 'eu', 'us'" },
        { "acme.region", "1", "1", "it is not one of its options 'eu', 'us'" },
        { "auth.type", "\"oauth\"", "\"oauth\"", "it is not one of its options 'basic', 'token'" },
        { "acme.enabled", "\"yes\"", "\"yes\"", "it is neither true nor false; write true or false" },
        { "acme.enabled", "1", "1", "it is neither true nor false; write true or false" },
        {
            "acme.callback.url", "\"www.acme.com/auth\"", "\"www.acme.com/auth\"",
            "it is not an absolute http or https URL; write the full URL, with https:// and the host"
        },
        {
            "acme.password", "\"********\"", "\"********\"",
            "it is the mask that is shown in place of a secret; give the secret itself, or leave the entry out"
        },
        { "acme.password", "{ \"a\": 1 }", "{", "a configuration is flat: expected a string, not an object" },
        { "unheard", "[1]", "[", "a configuration is flat: expected a string, not an array" },
        { "acme.password", "\"\\ud800\"", "\"\\ud800\"", "it contains an invalid character (a lone surrogate, or bytes that are not UTF-8)" },
    };

    [Theory]
    [MemberData(nameof(UnsuitableValues))]
    public void A_value_that_its_entry_cannot_take_is_reported_at_its_place(string key, string value, string underlined, string problem) => Assert.Equal(
        [("ELG0305", underlined, $"'{key}' cannot take this value: {problem}")],
        Configure($""" "acme.user": "Jürgen 😀", "{key}": {value} """)
            .Where(report => report.Id != "ELG0303")
            .Select(report => (report.Id, report.Underlined, report.Message)));

    [Theory]
    [InlineData("acme.region", "\"eu\"")]
    [InlineData("acme.region", "null")]
    [InlineData("acme.region", "\"\"")]
    [InlineData("acme.enabled", "\"true\"")]
    [InlineData("acme.enabled", "false")]
    [InlineData("acme.callback.url", "\"https://www.acme.com/auth\"")]
    [InlineData("acme.callback.url", "\"https://{host}/auth\"")]
    [InlineData("acme.password", "15")]
    [InlineData("acme.password", "true")]
    [InlineData("acme.password", "\"“curly”\"")]
    public void A_value_that_its_entry_can_take_is_not_reported(string key, string value) =>
        Assert.Empty(Configure($""" "acme.user": "a", "{key}": {value} """));

    [Fact]
    public void A_key_that_stands_twice_is_reported_where_it_stands_again() => Assert.Equal(
        [
            new Report(
                "a.instance.json(1,72)", "\"acme.user\"", "ELG0305",
                "'acme.user' cannot take this value: the key appears twice in one configuration"),
        ],
        Configure("""  "acme.user": "a", "acme.user": "b" """));

    [Theory]
    [InlineData("[]", "[", "an array")]
    [InlineData("\"acme.user\"", "\"acme.user\"", "a string")]
    public void A_configuration_that_is_no_object_takes_and_supplies_nothing(string configuration, string underlined, string kind)
    {
        var reports = Judge($$"""{ "element": { "key": "acme" }, "configuration": {{configuration}} }""");

        Assert.Equal(["ELG0302", "ELG0305"], reports.Select(report => report.Id));
        Assert.Equal(underlined, reports[1].Underlined);
        Assert.Equal($"'configuration' cannot take this value: expected an object with a value for each key, not {kind}", reports[1].Message);
    }

    [Fact]
    public void Two_configurations_in_one_body_are_reported_and_both_supply() => Assert.Equal(
        [("\"configuration\"", "'configuration' cannot take this value: it appears twice in one body")],
        Judge("""{ "element": { "key": "acme" }, "configuration": { "auth.type": "basic" }, "configuration": { "acme.user": "a" } }""")
            .Select(report => (report.Underlined, report.Message)));

    [Fact]
    public void No_value_stands_in_a_message() => Assert.All(
        Judge("""
            {
              "element": { "key": "acme" },
              "configuration": {
                "acme.user": "<p4ssw0rd>", "acme.pasword": "p4ssw0rd", "acme.region": "p4ssw0rd", "acme.enabled": "p4ssw0rd",
                "acme.callback.url": "p4ssw0rd", "acme.user": "p4ssw0rd", "acme.password": ["p4ssw0rd"]
              }
            }
            """),
        report => Assert.DoesNotContain("p4ssw0rd", report.Message, StringComparison.Ordinal));

    private static Consumer Project { get; } = new Consumer().WithDefinition("acme", Acme);

    private static IReadOnlyList<Report> Configure(string entries) =>
        Judge($$"""{ "element": { "key": "acme" }, "configuration": { {{entries}} } }""");

    private static IReadOnlyList<Report> Judge(string text) => Project.WithInstance(text, "a.instance.json").Analyze();
}
