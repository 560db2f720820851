namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0101: a definition that is not JSON has one error at its place, and the rest of the project goes on.</summary>
public class DefinitionNotJsonTests
{
    private const string Classes = """
        using ElementGen;

        namespace Acme;

        [ElementInstance("acme")]
        public partial class AcmeMail;

        [ElementInstance("infobip")]
        public partial class InfobipSms;

        public static class Check
        {
            public static string Run() => string.Join(",", System.Linq.Enumerable.Select(AcmeMail.Element.Entries, entry => entry.Key))
                + "|" + new InfobipSms.Configuration { Username = "acme", Password = System.Environment.MachineName }.Username;
        }
        """;

    public static TheoryData<string, string, string, string> Breaks => new()
    {
        { "", "(1,1)", "", "the file is empty" },
        { " \r\n\t", "(2,2)", "", "the file is empty" },
        { "\u0001\u0000PK", "(1,1)", "\u0001", "the character U+0001, which is not allowed here" },
        { "\u0000\u0000\u0000", "(1,1)", "\u0000", "the character U+0000, which is not allowed here" },
        { "# Acme", "(1,1)", "#", "'#', which is not allowed here" },
        { "{\n  \"key\": \u201Cacme\u201D\n}", "(2,10)", "\u201C", "a curly quote (U+201C) instead of a straight one (\")" },
        { "{\n  \u201Ckey\u201D: \"acme\"\n}", "(2,3)", "\u201C", "a curly quote (U+201C) instead of a straight one (\")" },
        { "{\n  \"key\u201D: \"acme\"\n}", "(2,7)", "\u201D", "a curly quote (U+201D) instead of a straight one (\")" },
        { "{ \"key\": \"acme\", }", "(1,18)", "}", "a trailing comma before a closing bracket" },
        { "{ \"key\": \"acme\" // mail\n}", "(1,17)", "/", "a comment, which JSON does not allow" },
        { "{ 'key': 'acme' }", "(1,3)", "'", "a single quote (') instead of a double one (\")" },
        { "{\n  \"key\": \"acme\",\n  \"configuration\": [", "(3,21)", "", "the file ends before its last object, array or string is closed" },
        { "{ \"naïve\": \"größer – 漢字 😀\", é }", "(1,30)", "é", "the character U+00E9, which is not allowed here" },
        { "{\n  \"name\": \"ü\",\n  \"x\": \"😀\" 😀\n}", "(3,13)", "😀", "the character U+1F600, which is not allowed here" },
        { "\uFEFF{ \"key\": oops }", "(1,11)", "o", "'o', which is not allowed here" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void It_has_one_error_at_its_place(string text, string place, string underlined, string problem)
    {
        var reports = new Consumer().WithElements("infobip").WithFile("elements/acme.json", text).With(Classes).Analyze();

        Assert.Equal([new Report("elements/acme.json" + place, underlined, "ELG0101", "The definition is not JSON: " + problem)], reports);
    }

    [Theory]
    [InlineData("elements/acme.json")]
    [InlineData("acme.element.json")]
    public void A_file_that_cannot_be_read_has_one_error_at_its_beginning(string path)
    {
        var reports = new Consumer().WithElements("infobip").WithFile(path, null).With(Classes).Analyze();

        Assert.Equal([new Report(path + "(1,1)", "", "ELG0101", "The definition is not JSON: the file cannot be read")], reports);
    }

    [Fact]
    public void Entries_before_the_break_are_generated_and_other_classes_go_on()
    {
        var run = new Consumer().WithElements("infobip").WithDefinition("acme", """
            {
              "key": "acme",
              "configuration": [
                { "key": "user", "type": "TEXTFIELD_32" },
                { "key": "password", "type": "PASSWORD" },
                { "key": "sender", "type": TEXTFIELD_32 }
              ]
            }
            """).With(Classes).Generate();

        Assert.Equal("password,user|acme", run.Run("Acme.Check", "Run"));
        Assert.Equal(["elements/acme.json(6,32)"], run.Analyze().Select(report => report.Place));
    }

    [Fact]
    public void Entries_before_the_break_belong_to_the_file_s_name_when_the_key_stands_behind_it()
    {
        var run = new Consumer().WithElements("infobip").WithDefinition("acme", """
            { "configuration": [{ "key": "user", "type": "TEXTFIELD_32" },], "key": "acme" }
            """).With(Classes).Generate();

        Assert.Equal("user|acme", run.Run("Acme.Check", "Run"));
        Assert.Equal(["ELG0101"], run.Analyze().Select(report => report.Id));
    }

    [Fact]
    public void What_was_not_read_is_not_asked_for()
    {
        var reports = new Consumer().WithElements("infobip").WithDefinition("acme", """
            { "key": "acme", "configuration": [{ "key": "user", "type": "TEXTFIELD_32", "required": true }, { "key": "password", required: true }] }
            """)
            .With(Classes)
            .With("class Mail { object Configure() => new Acme.AcmeMail.Configuration { User = \"acme\" }; }")
            .Analyze();

        Assert.Equal(["ELG0101"], reports.Select(report => report.Id));
    }

    [Fact]
    public void Problems_before_the_break_are_reported_with_it()
    {
        var reports = new Consumer().WithElements("infobip").WithDefinition("acme", """
            {
              "key": "acme",
              "configuration": [{ "name": "User" }, 7, }
            """).With(Classes).Analyze();

        Assert.Equal(
            ["ELG0102 elements/acme.json(3,21)", "ELG0102 elements/acme.json(3,41)", "ELG0101 elements/acme.json(3,44)"],
            reports.Select(report => $"{report.Id} {report.Place}"));
    }

    [Fact]
    public void Every_broken_file_has_an_error_of_its_own()
    {
        var reports = new Consumer().WithElements("infobip")
            .WithFile("elements/acme.json", "{")
            .WithFile("elements/other.json", "[")
            .WithFile("third.element.json", "]", kind: "")
            .With(Classes)
            .Analyze();

        Assert.Equal(["elements/acme.json(1,2)", "elements/other.json(1,2)", "third.element.json(1,1)"], reports.Select(report => report.Place));
    }

    [Fact]
    public void A_file_that_two_classes_name_has_one_error()
    {
        var reports = new Consumer().WithElements("infobip").WithFile("elements/acme.json", "]", foundByPlace: true).With(Classes)
            .With("[ElementGen.ElementInstance(\"acme\")] partial class Again;")
            .Analyze();

        Assert.Equal(["elements/acme.json(1,1)"], reports.Select(report => report.Place));
    }
}
