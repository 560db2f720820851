using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0104 and ELG0105: entries that become properties, but not the ones that somebody might expect.</summary>
public class DefinitionEntriesTests
{
    [Fact]
    public void Two_keys_that_lead_to_one_name_are_named_with_the_names_they_got()
    {
        var run = Of("""
            { "key": "acme", "configuration": [
              { "key": "acme.base_url", "name": "é" },
              { "key": "baseUrl" } ] }
            """).With("[ElementGen.ElementInstance(\"acme\")] partial class Acme { object New => new Configuration { BaseUrl_acme_base_url = \"\", BaseUrl_baseUrl = \"\" }; }").Generate();

        Assert.Empty(run.Diagnostics());
        Assert.Equal(
            [
                new Report("elements/acme.json(3,12)", "\"baseUrl\"", "ELG0104",
                    "The property names of 'acme.base_url' and 'baseUrl' collide; the properties are called 'BaseUrl_acme_base_url' and 'BaseUrl_baseUrl'"),
            ],
            run.Analyze());
        Assert.Equal([DiagnosticSeverity.Info], run.Severities());
    }

    [Fact]
    public void Of_three_the_second_and_the_third_are_reported_with_the_first() =>
        Assert.Equal(
            [
                ("\"aB\"", "The property names of 'a.b' and 'aB' collide; the properties are called 'AB_a_b' and 'AB_aB'"),
                ("\"A-b\"", "The property names of 'a.b' and 'A-b' collide; the properties are called 'AB_a_b' and 'AB_A_b'"),
            ],
            Messages("""{ "key": "a.b", "displayOrder": 9 }, { "key": "aB" }, { "key": "A-b" }"""));

    [Fact]
    public void A_name_that_an_options_enum_takes_meets_it_too() =>
        Assert.Equal(
            [("\"mode.option\"", "The property names of 'mode' and 'mode.option' collide; the properties are called 'Mode_mode' and 'ModeOption_mode_option'")],
            Messages("""{ "key": "mode", "type": "COMBO", "options": ["a"] }, { "key": "mode.option" }"""));

    [Theory]
    [InlineData("""{ "key": "a.b" }, { "key": "a.c" }""")]
    [InlineData("""{ "key": "mode" }, { "key": "mode.option" }""")]
    [InlineData("""{ "key": "a.b" }, { "key": "a-b", "active": false }""")]
    [InlineData("""{ "key": "a.b", "internal": true, "hideFromConsole": true }, { "key": "a-b" }""")]
    [InlineData("")]
    public void Names_that_do_not_meet_are_nothing_to_tell(string entries) => Assert.Empty(Messages(entries));

    [Fact]
    public void A_type_that_is_not_known_is_reported_where_it_stands()
    {
        var run = Of("""
            { "key": "acme", "configuration": [
              { "key": "é", "type": "TEXTFIELD_512" },
              { "type": "VAULT", "key": "password" } ] }
            """).Generate();

        Assert.Equal(
            [
                new Report("elements/acme.json(2,25)", "\"TEXTFIELD_512\"", "ELG0105", "The type 'TEXTFIELD_512' of the entry 'é' is unknown; it is treated as text"),
                new Report("elements/acme.json(3,13)", "\"VAULT\"", "ELG0105", "The type 'VAULT' of the entry 'password' is unknown; it is treated as a secret, as its key says"),
            ],
            run.Analyze());
        Assert.Equal([DiagnosticSeverity.Info, DiagnosticSeverity.Info], run.Severities());
    }

    [Theory]
    [InlineData("\"textfield_32\"")]
    [InlineData("7")]
    [InlineData("true")]
    public void Whatever_stands_there_is_underlined_whole(string type) =>
        Assert.Equal([type], Messages($$"""{ "key": "user", "type": {{type}} }""").Select(message => message.Underlined));

    [Theory]
    [InlineData("""{ "key": "user" }""")]
    [InlineData("""{ "key": "user", "type": null }""")]
    [InlineData("""{ "key": "user", "type": "" }""")]
    [InlineData("""{ "key": "user", "type": "UNHEARD", "active": false }""")]
    [InlineData("""{ "key": "user", "type": "UNHEARD", "internal": true, "hideFromConsole": true }""")]
    [InlineData("""{ "key": "a", "type": "TEXTFIELD_32" }, { "key": "b", "type": "PASSWORD" }, { "key": "c", "type": "BOOLEAN_YESNO" }, { "key": "d", "type": "COMBO" }""")]
    public void Types_that_are_known_or_mean_nothing_are_nothing_to_tell(string entries) => Assert.Empty(Messages(entries));

    [Fact]
    public void A_file_that_may_be_somebody_elses_is_passed_over() =>
        Assert.Empty(new Consumer().WithDefinition("other", """[{ "key": "x" }, { "configuration": [{ "key": "y", "type": "UNHEARD" }] }]""").Analyze());

    [Fact]
    public void A_type_of_any_length_makes_a_bounded_message() =>
        Assert.All(Messages($$"""{ "key": "user", "type": "{{new string('X', 100_000)}}" }"""), message => Assert.True(message.Message.Length < 200));

    private static Consumer Of(string text) => new Consumer().WithFile("elements/acme.json", text);

    private static IEnumerable<(string Underlined, string Message)> Messages(string entries) =>
        Of($$"""{ "key": "acme", "configuration": [{{entries}}] }""").Analyze().Select(report => (report.Underlined, report.Message));
}
