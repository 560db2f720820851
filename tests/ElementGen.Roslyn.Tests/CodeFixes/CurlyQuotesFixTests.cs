using System.Globalization;
using System.Text.Json.Nodes;
using ElementGen.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ElementGen.Roslyn.Tests.CodeFixes;

public class CurlyQuotesFixTests
{
    private static readonly CurlyQuotesFix Fix = new();

    [Fact]
    public async Task Every_curly_quote_that_breaks_the_text_is_made_straight_and_those_inside_texts_stay()
    {
        using var solution = With("""
            {
              “key”: “acme”,
              "name": "Acme “Messaging” – ‘x’",
              "configuration": [
                { "key”: "user", “name": „User“, "type": “TEXTFIELD_32”, "description": "a “user”, é", "required": true }
              ]
            }
            """);

        var fix = await solution.FixAsync(Fix, "ELG0101");

        Assert.Equal("Use straight quotes", fix.Title);
        Assert.Equal("""
            {
              "key": "acme",
              "name": "Acme “Messaging” – ‘x’",
              "configuration": [
                { "key": "user", "name": "User", "type": "TEXTFIELD_32", "description": "a “user”, é", "required": true }
              ]
            }
            """, await solution.TextAsync("elements/acme.json"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Fact]
    public async Task Line_ends_and_a_byte_order_mark_stay_as_they_are()
    {
        using var solution = With("\uFEFF{\r\n\t“key”: \"acme\",\r\n\t\"configuration\": [] }\r\n");

        await solution.FixAsync(Fix, "ELG0101");

        Assert.Equal("\uFEFF{\r\n\t\"key\": \"acme\",\r\n\t\"configuration\": [] }\r\n", await solution.TextAsync("elements/acme.json"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Fact]
    public async Task Another_mistake_behind_the_quotes_is_left_to_people()
    {
        using var solution = With("""
            {
              “key”: "acme",
              "configuration": [],
            }
            """);

        await solution.FixAsync(Fix, "ELG0101");

        Assert.Contains("a trailing comma before a closing bracket", Assert.Single(await solution.DiagnosticsAsync()).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(await solution.OfferedAsync(Fix, "ELG0101"));
    }

    [Theory]
    [InlineData("""{ "key": "acme", "configuration": [], }""")]
    [InlineData("""{ 'key': "acme" }""")]
    [InlineData("")]
    public async Task Nothing_is_offered_where_something_else_is_wrong(string json)
    {
        using var solution = With(json);

        Assert.Empty(await solution.OfferedAsync(Fix, "ELG0101"));
    }

    [Fact]
    public async Task Nothing_is_offered_where_straight_quotes_would_not_help()
    {
        // A comma is missing in front of "x"; the curly quotes before it are part of the text.
        using var solution = With("""{ "key": "say “hi”, ok" "x": 1 }""");

        Assert.Empty(await solution.OfferedAsync(Fix, "ELG0101"));
    }

    [Theory]
    [InlineData(FixAllScope.Project, 1)]
    [InlineData(FixAllScope.Solution, 0)]
    public async Task All_files_in_scope_are_repaired(FixAllScope scope, int left)
    {
        const string broken = """{ “key”: "acme", "configuration": [] }""";
        const string whole = """{ "key": "acme", "configuration": [] }""";
        using var solution = new OpenSolution()
            .AddProject("A", [], [("a.element.json", broken), ("b.element.json", broken), ("c.element.json", whole)])
            .AddProject("B", [], [("a.element.json", broken)]);

        await solution.FixAllAsync(Fix, "ELG0101", scope);

        Assert.Equal(whole, await solution.TextAsync("a.element.json", "A"));
        Assert.Equal(whole, await solution.TextAsync("b.element.json", "A"));
        Assert.Equal(left, (await solution.DiagnosticsAsync()).Count);
    }

    [Fact]
    public async Task The_whole_catalogue_out_of_a_word_processor_is_repaired_at_once()
    {
        var files = Repository.ElementKeys.Where(key => key != "infobip").Select(key => (Path: $"elements/{key}.json", Text: Repository.Element(key))).ToList();
        using var solution = new OpenSolution().AddProject("Acme", [], files.Select(file => (file.Path, Curled(file.Text))));

        await solution.FixAllAsync(Fix, "ELG0101", FixAllScope.Project);

        foreach (var (path, text) in files)
            Assert.Equal(text, await solution.TextAsync(path));
    }

    [Fact]
    public async Task A_definition_on_a_single_line_is_repaired_as_well()
    {
        var definition = JsonNode.Parse(Repository.Element("netsuiteerpv2"))!.ToJsonString();
        using var solution = With(Curled(definition));

        await solution.FixAsync(Fix, "ELG0101");

        Assert.Equal(definition, await solution.TextAsync("elements/acme.json"));
    }

    // As a word processor does it: one kind opens, the other closes. Escaped quotes stay, or nobody could tell what they were.
    private static string Curled(string json)
    {
        var isOpen = false;
        return string.Concat(json.Select((c, i) => c != '"' || json[i - 1] == '\\' ? c : (isOpen = !isOpen) ? '“' : '”'));
    }

    [Fact]
    public async Task An_instance_file_is_repaired_like_a_definition()
    {
        using var solution = new OpenSolution().AddProject("Acme", [], [("sms.instance.json", """
            {
              “element”: { "key": “infobip” },
              "name": "Acme “Messaging” 😀", "configuration”: { „messaging.sms.infobip.username“: "a", ‘messaging.sms.infobip.password’: "“b”" }
            }
            """)]);

        var fix = await solution.FixAsync(Fix, "ELG0301");

        Assert.Equal("Use straight quotes", fix.Title);
        Assert.Equal("""
            {
              "element": { "key": "infobip" },
              "name": "Acme “Messaging” 😀", "configuration": { "messaging.sms.infobip.username": "a", "messaging.sms.infobip.password": "“b”" }
            }
            """, await solution.TextAsync("sms.instance.json"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Theory]
    [InlineData("ELG0101")]
    [InlineData("ELG0301")]
    public async Task Definitions_and_instance_files_are_repaired_together(string first)
    {
        const string whole = """{ "element": { "key": "acme" } }""";
        using var solution = new OpenSolution().AddProject("Acme", [],
        [
            ("acme.element.json", """{ “key”: "acme", "configuration": [] }"""),
            ("a.instance.json", """{ “element”: { "key": "acme" } }"""),
            ("b/instance.json", """{ "element": { “key”: "acme" } }"""),
        ]);

        await solution.FixAllAsync(Fix, first, FixAllScope.Project);

        Assert.Equal((whole, whole), (await solution.TextAsync("a.instance.json"), await solution.TextAsync("b/instance.json")));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Fact]
    public async Task Nothing_is_offered_where_an_instance_file_has_another_mistake()
    {
        using var solution = new OpenSolution().AddProject("Acme", [], [("sms.instance.json", """{ "element": { "key": "infobip" }, }""")]);

        Assert.Empty(await solution.OfferedAsync(Fix, "ELG0301"));
    }

    private static OpenSolution With(string definition) => new OpenSolution().AddProject("Acme", [], [("elements/acme.json", definition)]);
}
