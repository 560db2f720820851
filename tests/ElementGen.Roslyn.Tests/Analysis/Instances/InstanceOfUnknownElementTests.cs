namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>ELG0306: a body names no element, or one without a definition.</summary>
public class InstanceOfUnknownElementTests
{
    public static TheoryData<string, string, string> Bodies => new()
    {
        { """{ "configuration": {} }""", "{", "'element' is missing" },
        { """[{ "name": "é" }]""", "{", "'element' is missing" },
        { """{ "element": {} }""", "\"element\"", "'element' has no 'key'" },
        { """{ "element": { "key": null, "id": null } }""", "\"element\"", "'element' has no 'key'" },
        { """{ "element": { "name": "Infobip" } }""", "\"element\"", "'element' has no 'key'" },
        { """{ "element": "infobip" }""", "\"infobip\"", "'element' must be an object with a 'key', not a string" },
        { """{ "element": null }""", "null", "'element' must be an object with a 'key', not null" },
        { """{ "element": ["infobip"] }""", "[", "'element' must be an object with a 'key', not an array" },
        { """{ "element": { "key": " " } }""", "\" \"", "the element's 'key' is empty" },
        { """{ "element": { "key": 38 } }""", "38", "the element's 'key' must be a string, not a number" },
        { """{ "element": { "key": { } } }""", "{", "the element's 'key' must be a string, not an object" },
        {
            """{ "element": { "key": "\ud800" } }""", "\"\\ud800\"",
            "the element's 'key' contains an invalid character (a lone surrogate, or bytes that are not UTF-8)"
        },
        { "[7]", "7", "expected a request body here, not a number" },
        { "\"infobip\"", "\"infobip\"", "expected a request body here, not a string" },
        { "[[{}]]", "[", "expected a request body here, not an array" },
        { """{ "element": { "key": "infobp" } }""", "\"infobp\"", "no definition has the key 'infobp'; the nearest is 'infobip'" },
        { """{ "element": { "key": "Infobip" } }""", "\"Infobip\"", "no definition has the key 'Infobip'; the nearest is 'infobip'" },
        { """{ "element": { "key": "infobip " } }""", "\"infobip \"", "no definition has the key 'infobip '; the nearest is 'infobip'" },
        {
            """{ "element": { "key": "mailgun", "id": 7 } }""", "\"mailgun\"",
            "no definition has the key 'mailgun'; add its definition as elements/mailgun.json"
        },
        {
            """{ "element": { "key": "a\nb\u202ec" } }""", "\"a\\nb\\u202ec\"",
            "no definition has the key 'a\uFFFDb\uFFFDc'; add its definition as elements/a\uFFFDb\uFFFDc.json"
        },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void It_has_one_error_where_the_element_is_named(string text, string underlined, string problem)
    {
        var report = Assert.Single(new Consumer().WithElements("infobip").WithInstance(text).Analyze());

        var wayOut = text.Contains("element", StringComparison.Ordinal) ? "" : AcmeInstance.WayOut;
        Assert.Equal(("ELG0306", "The request body names no known element: " + problem + wayOut), (report.Id, report.Message));
        Assert.Equal(underlined, report.Underlined);
    }

    [Theory]
    [InlineData("""{ "element": { "key": "infobip" }, "configuration": {}, "element": {} }""", "\"element\"", "'element' appears twice in one body")]
    [InlineData("""{ "element": { "key": "infobip", "key": "box" }, "configuration": {} }""", "\"key\"", "'key' appears twice in one element")]
    public void Two_elements_in_one_body_are_an_error_and_the_first_counts(string text, string underlined, string problem)
    {
        var reports = new Consumer().WithElements("infobip", "box").WithInstance(text).Analyze();

        Assert.Equal(["ELG0302", "ELG0306"], reports.Select(report => report.Id).Order());
        var report = reports.Single(report => report.Id == "ELG0306");
        Assert.Equal((underlined, "The request body names no known element: " + problem), (report.Underlined, report.Message));
    }

    [Fact]
    public void A_file_that_holds_the_key_without_being_an_item_is_named() => Assert.Equal(
        ["The request body names no known element: no definition has the key 'acme'; 'requests/acme.json' has it, but is not an ElementDefinition item"],
        new Consumer()
            .WithFile("requests/acme.json", """{ "key": "acme", "configuration": [] }""", kind: "")
            .WithInstance("""{ "element": { "key": "acme" } }""")
            .Analyze().Select(report => report.Message));

    [Theory]
    [InlineData("{", "ELG0101")]
    [InlineData("[ }", "ELG0101")]
    [InlineData("{ \"configuration\": [] }", "ELG0102")]
    public void While_the_file_named_after_the_key_is_broken_the_error_stands_there_alone(string definition, string id) => Assert.Equal(
        [id],
        new Consumer().WithFile("elements/acme.json", definition).WithInstance("""{ "element": { "key": "acme" } }""")
            .Analyze().Select(report => report.Id));

    [Fact]
    public void A_definition_that_comes_makes_the_error_go()
    {
        var run = new Consumer().WithInstance("""{ "element": { "key": "acme" } }""").Generate();
        Assert.Equal(["ELG0306"], run.Analyze().Select(report => report.Id));

        Assert.Empty(run.Edit(project => project.WithDefinition("acme", """{ "key": "acme", "configuration": [] }""")).Analyze());
    }

    [Theory]
    [InlineData("elements/other.json", """[{ "key": "x", "configuration": [] }, { "key": "acme", "configuration": [] }]""")]
    [InlineData("export.element.json", """{ "formulas": [], "elements": [{ "key": "acme", "configuration": [] }] }""")]
    public void Every_definition_of_the_project_counts(string path, string definition) =>
        Assert.Empty(new Consumer().WithFile(path, definition).WithInstance("""{ "element": { "key": "acme" } }""").Analyze());

    [Fact]
    public void Of_two_definitions_that_of_the_file_named_after_the_key_counts() => Assert.Equal(
        ["The request body lacks an entry that 'acme' needs: own"],
        new Consumer()
            .WithDefinition("a", """{ "key": "acme", "configuration": [{ "key": "first", "required": true }] }""")
            .WithDefinition("acme", """{ "key": "acme", "configuration": [{ "key": "own", "required": true }] }""")
            .WithInstance("""{ "element": { "key": "acme" } }""")
            .Analyze().Where(report => report.Id.StartsWith("ELG03", StringComparison.Ordinal)).Select(report => report.Message));
}
