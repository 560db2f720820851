using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0105: entries of a type that is not known.</summary>
public class UnknownTypeTests
{
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
    public void Whatever_the_type_is_all_of_it_is_underlined(string type) =>
        Assert.Equal([type], Messages($$"""{ "key": "user", "type": {{type}} }""").Select(message => message.Underlined));

    [Theory]
    [InlineData("""{ "key": "user" }""")]
    [InlineData("""{ "key": "user", "type": null }""")]
    [InlineData("""{ "key": "user", "type": "" }""")]
    [InlineData("""{ "key": "user", "type": "UNHEARD", "active": false }""")]
    [InlineData("""{ "key": "user", "type": "UNHEARD", "internal": true, "hideFromConsole": true }""")]
    [InlineData("""{ "key": "a", "type": "TEXTFIELD_32" }, { "key": "b", "type": "PASSWORD" }""")]
    [InlineData("""{ "key": "c", "type": "BOOLEAN_YESNO" }, { "key": "d", "type": "COMBO" }""")]
    public void Types_that_are_known_or_do_not_matter_are_not_reported(string entries) => Assert.Empty(Messages(entries));

    [Fact]
    public void A_file_that_may_belong_to_somebody_else_is_not_checked() =>
        Assert.Empty(new Consumer().WithDefinition("other", """[{ "key": "x" }, { "configuration": [{ "key": "y", "type": "UNHEARD" }] }]""").Analyze());

    [Fact]
    public void The_message_is_short_however_long_the_type_is() =>
        Assert.All(Messages($$"""{ "key": "user", "type": "{{new string('X', 100_000)}}" }"""), message => Assert.True(message.Message.Length < 200));

    private static Consumer Of(string text) => new Consumer().WithFile("elements/acme.json", text);

    private static IEnumerable<(string Underlined, string Message)> Messages(string entries) =>
        Of($$"""{ "key": "acme", "configuration": [{{entries}}] }""").Analyze().Select(report => (report.Underlined, report.Message));
}
