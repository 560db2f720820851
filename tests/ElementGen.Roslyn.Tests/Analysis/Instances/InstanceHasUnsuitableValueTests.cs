using static ElementGen.Roslyn.Tests.Analysis.Instances.AcmeInstance;

namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>ELG0305: a value that its entry cannot take.</summary>
public class InstanceHasUnsuitableValueTests
{
    public static TheoryData<string, string, string, string> UnsuitableValues => new()
    {
        { "acme.region", "\"asia\"", "\"asia\"", "it is not one of its options 'eu', 'us'" },
        { "acme.region", "\"EU\"", "\"EU\"", "it is not one of its options by its case; write 'eu'" },
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
        { "acme.callback.url", "[1]", "[", "a configuration is flat: expected a string, not an array" },
        { "acme.password", "\"\\ud800\"", "\"\\ud800\"", "it contains an invalid character (a lone surrogate, or bytes that are not UTF-8)" },
    };

    [Theory]
    [MemberData(nameof(UnsuitableValues))]
    public void A_value_that_its_entry_cannot_take_is_reported_at_its_place(string key, string value, string underlined, string problem) => Assert.Equal(
        [("ELG0305", underlined, $"'{key}' cannot take this value: {problem}")],
        CheckConfiguration($""" "acme.user": "Jürgen 😀", "{key}": {value} """)
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
        Assert.Empty(CheckConfiguration($""" "acme.user": "a", "{key}": {value} """));

    [Fact]
    public void A_key_that_stands_twice_is_reported_where_it_stands_again() => Assert.Equal(
        [
            new Report(
                "a.instance.json(1,72)", "\"acme.user\"", "ELG0305",
                "'acme.user' cannot take this value: the key appears twice in one configuration"),
        ],
        CheckConfiguration("""  "acme.user": "a", "acme.user": "b" """));

    [Theory]
    [InlineData("[]", "[", "an array")]
    [InlineData("\"acme.user\"", "\"acme.user\"", "a string")]
    public void A_configuration_that_is_no_object_takes_and_supplies_nothing(string configuration, string underlined, string kind)
    {
        var reports = Check($$"""{ "element": { "key": "acme" }, "configuration": {{configuration}} }""");

        Assert.Equal(["ELG0302", "ELG0305"], reports.Select(report => report.Id));
        Assert.Equal(underlined, reports[1].Underlined);
        Assert.Equal($"'configuration' cannot take this value: expected an object with a value for each key, not {kind}", reports[1].Message);
    }

    [Fact]
    public void Two_configurations_in_one_body_are_reported_and_both_supply() => Assert.Equal(
        [("\"configuration\"", "'configuration' cannot take this value: it appears twice in one body")],
        Check("""{ "element": { "key": "acme" }, "configuration": { "auth.type": "basic" }, "configuration": { "acme.user": "a" } }""")
            .Select(report => (report.Underlined, report.Message)));

    [Theory]
    [InlineData("""{ "key": "event.poller.configuration", "type": "TEXTAREA" }""", "{ \"contacts\": { \"url\": \"/\" } }")]
    [InlineData("""{ "key": "event.poller.configuration", "type": "CODE_EDITOR" }""", "[ 1 ]")]
    [InlineData("""{ "key": "event.poller.configuration", "type": "TEXTFIELD_1000", "defaultValue": " { \"a\": 1 }" }""", "{}")]
    public void An_object_or_an_array_may_stand_for_a_text_that_is_JSON(string entry, string value) => Assert.Empty(new Consumer()
        .WithDefinition("acme", $$"""{ "key": "acme", "configuration": [ {{entry}} ] }""")
        .WithInstance($$"""{ "element": { "key": "acme" }, "configuration": { "event.poller.configuration": {{value}} } }""")
        .Analyze());

    [Fact]
    public void An_option_in_another_case_selects_its_group_and_its_spelling_is_named() => Assert.Equal(
        [
            ("ELG0302", "The request body lacks an entry that 'acme' needs: api.token"),
            ("ELG0305", "'auth.type' cannot take this value: it is not one of its options by its case; write 'token'"),
        ],
        CheckConfiguration(""" "acme.user": "a", "auth.type": "Token" """).Select(static report => (report.Id, report.Message)));
}
