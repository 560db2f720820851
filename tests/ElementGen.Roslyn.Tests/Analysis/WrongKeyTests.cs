namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0004: an attribute without a key, or with an optional entry that the element does not have.</summary>
public class WrongKeyTests
{
    private static readonly Consumer Project = new Consumer().WithElements("infobip", "bigcommerce");

    [Theory]
    [InlineData("null!", "null!", "null")]
    [InlineData("\"\"", "\"\"", "empty")]
    [InlineData("\"  \"", "\"  \"", "white space")]
    [InlineData("\"\\t\\n\"", "\"\\t\\n\"", "white space")]
    [InlineData("Optional = [\"x\"], key: Keys.None", "Keys.None", "empty")]
    public void A_key_that_is_none_has_an_error_where_it_is_written(string arguments, string underlined, string what)
    {
        var report = Assert.Single(Project.With("static class Keys { public const string None = \"\"; }").With(Declaration(arguments)).AnalyzeUncompiled());

        Assert.Equal(
            (underlined, "ELG0004", $"An element's key cannot be {what}; use the key of its definition"),
            (report.Underlined, report.Id, report.Message));
    }

    [Fact]
    public void An_optional_key_that_no_entry_has_is_reported_at_its_element_with_the_nearest()
    {
        var reports = Project.With("""
            [ElementGen.ElementInstance("infobip", Optional = ["messaging.sms.infobip.sender", "messaging.sms.infobip.usrname"])]
            public partial class Sms;
            """).Analyze();

        Assert.Equal(
            [
                new Report("Source0.cs(1,84)", "\"messaging.sms.infobip.usrname\"", "ELG0004",
                    "'infobip' has no entry 'messaging.sms.infobip.usrname' to make optional; the nearest is 'messaging.sms.infobip.username'"),
            ],
            reports);
    }

    [Theory]
    [InlineData("new[] { \"x\", \"messaging.sms.infobip.sender\" }", "\"x\"")]
    [InlineData("new string[] { \"messaging.sms.infobip.sender\", Keys.X }", "Keys.X")]
    [InlineData("new string[1] { \"x\" }", "\"x\"")]
    [InlineData("[\"messaging.sms.infobip.sender\", nameof(Keys.X)]", "nameof(Keys.X)")]
    public void However_the_array_is_written_its_element_is_underlined(string array, string underlined)
    {
        var report = Assert.Single(Project
            .With("static class Keys { public const string X = \"x\"; }")
            .With(Declaration($"\"infobip\", Optional = {array}"))
            .Analyze());

        Assert.Equal((underlined, "ELG0004"), (report.Underlined, report.Id));
        Assert.EndsWith("to make optional; remove it", report.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null!", "null")]
    [InlineData("\"\"", "empty")]
    [InlineData("\" \"", "white space")]
    public void An_optional_key_that_is_none_has_an_error(string key, string what) =>
        Assert.Equal(
            [$"The key of an optional entry cannot be {what}; use the key of an entry, or remove it"],
            Project.With(Declaration($"\"infobip\", Optional = [{key}]")).Analyze().Select(report => report.Message));

    [Fact]
    public void Several_unknown_ones_have_an_error_each() =>
        Assert.Equal(
            ["\"a\"", "\"b\"", "\"a\""],
            Project.With(Declaration("\"infobip\", Optional = [\"a\", \"b\", \"a\"]")).Analyze().Select(report => report.Underlined));

    [Theory]
    [InlineData("\"infobip\"")]
    [InlineData("\" infobip \"")]
    [InlineData("\"infobip\", Optional = []")]
    [InlineData("\"infobip\", Optional = null!")]
    [InlineData("\"infobip\", Optional = [\"messaging.sms.infobip.username\", \"messaging.sms.infobip.password\"]")]
    public void Keys_that_name_something_are_right(string arguments) =>
        Assert.Empty(Project.With(Declaration(arguments)).Analyze());

    [Fact]
    public void A_key_without_a_definition_is_no_matter_of_this_rule() =>
        Assert.Equal(["ELG0001"], Project.With(Declaration("\"unheard\", Optional = [\"x\"]")).Analyze().Select(report => report.Id));

    [Fact]
    public void What_a_broken_definition_lacks_nobody_knows() =>
        Assert.Equal(
            ["ELG0101"],
            Project
                .WithDefinition("acme", """{ "key": "acme", "configuration": [{ "key": "user" }, """)
                .With(Declaration("\"acme\", Optional = [\"password\"]"))
                .Analyze()
                .Select(report => report.Id));

    [Fact]
    public void An_entry_that_the_platform_sets_is_known_all_the_same() =>
        Assert.Empty(Project
            .WithDefinition("acme", """{ "key": "acme", "configuration": [{ "key": "user", "active": false }, { "key": "id", "internal": true, "hideFromConsole": true }] }""")
            .With(Declaration("\"acme\", Optional = [\"user\", \"id\"]"))
            .Analyze());

    [Fact]
    public void A_key_that_holds_controls_and_lines_stays_on_one_line()
    {
        var report = Assert.Single(Project.With(Declaration("\"infobip\", Optional = [\"a\\n\\u202Eb\"]")).Analyze());

        Assert.Equal("'infobip' has no entry 'a\uFFFD\uFFFDb' to make optional; remove it", report.Message);
    }

    private static string Declaration(string arguments) => $"[ElementGen.ElementInstance({arguments})] public partial class Sms;";
}
