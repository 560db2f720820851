using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0104: entries whose property names collide.</summary>
public class NameCollisionTests
{
    [Fact]
    public void Two_keys_whose_names_collide_are_reported_with_the_names_that_they_get()
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
    public void When_three_collide_the_second_and_the_third_are_reported_with_the_first() =>
        Assert.Equal(
            [
                ("\"aB\"", "The property names of 'a.b' and 'aB' collide; the properties are called 'AB_a_b' and 'AB_aB'"),
                ("\"A-b\"", "The property names of 'a.b' and 'A-b' collide; the properties are called 'AB_a_b' and 'AB_A_b'"),
            ],
            Messages("""{ "key": "a.b", "displayOrder": 9 }, { "key": "aB" }, { "key": "A-b" }"""));

    [Fact]
    public void A_property_can_collide_with_the_enum_of_another() =>
        Assert.Equal(
            [("\"mode.option\"", "The property names of 'mode' and 'mode.option' collide; the properties are called 'Mode_mode' and 'ModeOption_mode_option'")],
            Messages("""{ "key": "mode", "type": "COMBO", "options": ["a"] }, { "key": "mode.option" }"""));

    [Theory]
    [InlineData("""{ "key": "a.b" }, { "key": "a.c" }""")]
    [InlineData("""{ "key": "mode" }, { "key": "mode.option" }""")]
    [InlineData("""{ "key": "a.b" }, { "key": "a-b", "active": false }""")]
    [InlineData("""{ "key": "a.b", "internal": true, "hideFromConsole": true }, { "key": "a-b" }""")]
    [InlineData("")]
    public void Names_that_do_not_collide_are_not_reported(string entries) => Assert.Empty(Messages(entries));

    private static Consumer Of(string text) => new Consumer().WithFile("elements/acme.json", text);

    private static IEnumerable<(string Underlined, string Message)> Messages(string entries) =>
        Of($$"""{ "key": "acme", "configuration": [{{entries}}] }""").Analyze().Select(report => (report.Underlined, report.Message));
}
