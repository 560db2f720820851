namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>ELG0301: an instance file that is not JSON has one error at its place.</summary>
public class InstanceNotJsonTests
{
    public static TheoryData<string, string, string, string> Breaks => new()
    {
        { "", "(1,1)", "", "the file is empty" },
        { "{", "(1,2)", "", "the file ends before its last object, array or string is closed" },
        { "\u0000\u0001", "(1,1)", "\u0000", "the character U+0000, which is not allowed here" },
        { "{\n  \u201Celement\u201D: {}\n}", "(2,3)", "\u201C", "a curly quote (U+201C) instead of a straight one (\")" },
        {
            "{ \"name\": \"größer – 漢字 😀\", \"element\": { \"key\": \u201Einfobip\u201C } }", "(1,49)", "\u201E",
            "a curly quote (U+201E) instead of a straight one (\")"
        },
        { "{\n  \"name\": \"😀\",\n  \"tags\u201D: []\n}", "(3,8)", "\u201D", "a curly quote (U+201D) instead of a straight one (\")" },
        { "[{ \"element\": { \"key\": \"infobip\" }, }]", "(1,37)", "}", "a trailing comma before a closing bracket" },
        { "{ } // done", "(1,5)", "/", "a comment, which JSON does not allow" },
        { "{ \"configuration\": {} } {", "(1,25)", "{", "'{', which is not allowed here" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void It_has_one_error_at_its_place(string text, string place, string underlined, string problem) => Assert.Equal(
        [new Report("sms.instance.json" + place, underlined, "ELG0301", "The instance file is not JSON: " + problem + WayOutOf(text))],
        new Consumer().WithElements("infobip").WithInstance(text).Analyze().Where(report => report.Id == "ELG0301"));

    [Fact]
    public void A_body_behind_which_the_text_breaks_is_not_judged() => Assert.Equal(
        ["ELG0301"],
        new Consumer().WithElements("infobip")
            .WithInstance("""[{ "element": { "key": "infobip" }, "configuration": { "x": "y" } }, { "element": nothing }]""")
            .Analyze().Select(report => report.Id));

    [Fact]
    public void One_that_cannot_be_read_has_one_error_at_its_beginning()
    {
        var project = new Consumer().WithFile("sms.instance.json", null, kind: "Instance").WithFile("instance.json", null, foundByPlace: true, kind: "Instance");

        Assert.Equal([new Report("sms.instance.json(1,1)", "", "ELG0301", "The instance file is not JSON: the file cannot be read")], project.Analyze());
    }

    [Fact]
    public void Nesting_without_an_end_is_one_error() => Assert.Equal(
        ["The instance file is not JSON: objects and arrays nested more than 64 levels deep" + AcmeInstance.WayOut],
        new Consumer().WithInstance(new string('[', 100_000)).Analyze().Select(report => report.Message));

    // One that names no element may be another program's.
    private static string WayOutOf(string text) => text.Contains("element", StringComparison.Ordinal) ? "" : AcmeInstance.WayOut;
}
