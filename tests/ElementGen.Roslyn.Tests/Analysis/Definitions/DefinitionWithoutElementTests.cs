namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0102: JSON that describes no element, or not all of one.</summary>
public class DefinitionWithoutElementTests
{
    public static TheoryData<string, string, string, string> Problems => new()
    {
        { "7", "(1,1)", "7", "expected an object here, not a number" },
        { "{ \"configuration\": [] }", "(1,1)", "{", "'key' is missing" },
        { "{ \"key\": \"acme\" }", "(1,1)", "{", "'configuration' is missing" },
        { "{\n  \"key\": 7, \"configuration\": []\n}", "(2,10)", "7", "'key' must be a string, not a number" },
        { "{ \"key\": \" \", \"configuration\": [] }", "(1,10)", "\" \"", "'key' is empty" },
        { "{\n  \"key\": \"acme\",\n  \"configuration\": {}\n}", "(3,20)", "{", "'configuration' must be an array of entries, not an object" },
        { "{ \"key\": \"acme\", \"configuration\": null }", "(1,35)", "null", "'configuration' must be an array of entries, not null" },
        { "{ \"key\": \"acme\", \"configuration\": [{ \"name\": \"é\" }] }", "(1,36)", "{", "an entry has no 'key'" },
        { "{ \"key\": \"acmé\", \"configuration\": [\"user\"] }", "(1,36)", "\"user\"", "an entry must be an object, not a string" },
        { "{ \"key\": \"acme\", \"configuration\": [{ \"key\": \"\" }] }", "(1,45)", "\"\"", "an entry's 'key' is empty" },
        { "{ \"key\": \"acme\", \"configuration\": [{ \"key\": \"u\" }, { \"key\": \"u\" }] }", "(1,61)", "\"u\"", "the entry 'u' appears twice" },
        { "[\n  [],\n  { \"key\": \"acme\", \"configuration\": [] }\n]", "(2,3)", "[", "expected an element here, not an array" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void It_has_an_error_at_its_place(string text, string place, string underlined, string problem)
    {
        var reports = new Consumer().WithFile("elements/acme.json", text).With(Declaration("acme")).Analyze();

        Assert.Equal([new Report("elements/acme.json" + place, underlined, "ELG0102", "The definition does not describe an element: " + problem)], reports);
    }

    [Fact]
    public void Several_problems_are_reported_each_at_its_place()
    {
        var reports = new Consumer().WithFile("elements/acme.json", """
            {
              "configuration": [
                { "name": "User" },
                { "key": "password", "key": "secret" },
                42
              ],
              "configuration": []
            }
            """).With(Declaration("acme")).Analyze();

        Assert.Equal(
            [
                "(1,1): 'key' is missing",
                "(3,5): an entry has no 'key'",
                "(4,26): 'key' appears twice in one entry",
                "(5,5): an entry must be an object, not a number",
                "(7,3): 'configuration' appears twice in one element",
            ],
            reports.Select(report => report.Place["elements/acme.json".Length..] + report.Message["The definition does not describe an element".Length..]));
    }

    [Fact]
    public void Entries_that_are_right_are_generated_all_the_same()
    {
        var run = new Consumer()
            .WithFile("elements/acme.json", """{ "key": "acme", "configuration": [{ "name": "no key" }, { "key": "user" }, false, { "key": "sender" }] }""")
            .With(Declaration("acme"))
            .Generate();

        Assert.Equal("user sender", run.Run("Check", "Entries"));
        Assert.Equal(["ELG0102", "ELG0102"], run.Analyze().Select(report => report.Id));
    }

    [Theory]
    [InlineData("""{ "elements": [{ "key": "other", "configuration": [] }, { "key": "acme", "configuration": [{ "key": "user" }] }], "formulas": [{}], "vdrs": {} }""")]
    [InlineData("""[{ "key": "acme", "configuration": [{ "key": "user" }], "resources": [{ "key": 1 }] }]""")]
    [InlineData("""{ "id": 7, "resources": [{}], "configuration": [{ "key": "user", "unheard": {} }], "models": {}, "key": "acme" }""")]
    public void Every_shape_that_the_platform_exports_is_read(string export)
    {
        var run = new Consumer().WithFile("exports/account.json", export).With(Declaration("acme")).Generate();

        Assert.Empty(run.Analyze());
        Assert.Equal("user", run.Run("Check", "Entries"));
    }

    [Fact]
    public void Of_two_files_for_one_key_the_one_named_after_it_counts()
    {
        var project = new Consumer()
            .WithDefinition("aaa", """{ "key": "acme", "configuration": [{ "key": "first" }] }""")
            .WithFile("zzz/acme.element.json", """{ "key": "acme", "configuration": [{ "key": "named" }] }""")
            .With(Declaration("acme"));

        Assert.Equal(["ELG0103"], project.Analyze().Select(report => report.Id));
        Assert.Equal("named", project.Generate().Run("Check", "Entries"));
    }

    [Fact]
    public void Of_two_files_named_otherwise_the_first_by_path_counts_whatever_their_order()
    {
        var first = new Consumer().WithDefinition("b", """{ "key": "acme", "configuration": [{ "key": "of.b" }] }""");
        var both = first.WithDefinition("a", """{ "key": "acme", "configuration": [{ "key": "of.a" }] }""").With(Declaration("acme"));

        Assert.Equal("of.a", both.Generate().Run("Check", "Entries"));
        Assert.Equal("of.a", (both with { Files = [.. both.Files.Reverse()] }).Generate().Run("Check", "Entries"));
    }

    private static string Declaration(string key) => $$"""
        using System.Linq;

        [ElementGen.ElementInstance("{{key}}")]
        public partial class Acme;

        public static class Check
        {
            public static string Entries() => string.Join(" ", Acme.Element.Entries.Select(entry => entry.Key).OrderByDescending(key => key));
        }
        """;
}
