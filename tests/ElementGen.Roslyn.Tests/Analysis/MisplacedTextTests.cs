namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>What people paste or save in the wrong file: each has one error, which says what the text is and what to do next.</summary>
public class MisplacedTextTests
{
    // The page on creating an instance gives this request body.
    private const string Body = """
        {
          "element": { "key": "infobip" },
          "configuration": {
            "messaging.sms.infobip.sender": "+17777777777",
            "messaging.sms.infobip.username": "<INSERT_USERNAME>",
            "messaging.sms.infobip.password": "<INSERT_PASSWORD>",
            "messaging.sms.infobip.callback.url": "https://www.maycoolapp.com/auth"
          },
          "tags": ["<Add_Your_Tag>"],
          "name": "<INSERT_INSTANCE_NAME>"
        }
        """;

    // And this answer, which is not JSON: the quotes inside configDescription are not escaped.
    private const string SampleAnswer = """
        {
          "id": 123,
          "name": "test",
          "token": "3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE",
          "element": {
            "id": 39,
            "name": "Infobip",
            "key": "infobip",
            "configDescription": "If you do not have an account, <a href="http://www.infobip.com" target="_blank">sign up</a>.",
            "signupURL": "http://www.infobip.com/sign_up/"
          },
          "provisionInteractions": [],
          "valid": true,
          "disabled": false
        }
        """;

    private const string Answer = """
        {
          "id": 123, "name": "test", "token": "3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE",
          "element": { "id": 39, "key": "infobip" }, "valid": true,
          "configuration": { "messaging.sms.infobip.password": "********" }
        }
        """;

    private const string Definition = """{ "key": "infobip", "configuration": [{ "key": "user", "required": true }] }""";
    private const string Entries = """[{ "key": "user", "type": "TEXTFIELD_32", "required": true }]""";
    private const string Error = """{ "requestId": "56cdf8a9e4b0", "message": "Invalid Organization or User secret" }""";
    private const string Page = "<!DOCTYPE html>\n<html><body>Sign in</body></html>";
    private const string Yaml = "key: infobip\nconfiguration:\n  - key: user\n";
    private const string Command = "curl -X POST -H 'Content-Type: application/json' -d @instance.json 'https://api.cloud-elements.com'";
    private const string Headers = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{ \"key\": \"infobip\" }";
    private const string Utf16 = "{\0 \0\"\0k\0e\0y\0\"\0:\0";
    private const string CutShort = "; write \\\" inside a text; ";

    private const string Download = "get the definition by GET /elements/infobip";

    public static TheoryData<string, string, string, string, string> PastedAsDefinition => new()
    {
        { "the request body", Body, "ELG0102", "(1,1)", "this is the body of a request; call it infobip.instance.json, and " + Download },
        {
            "the sample answer", SampleAnswer, "ELG0101", "(9,66)",
            "the text ended at the quote in front of 'h'" + CutShort
                + "this is an answer of the platform about an instance; keep its token in a store, not in this file, and " + Download
        },
        {
            "an answer", Answer, "ELG0102", "(1,1)",
            "this is an answer of the platform about an instance; keep its token in a store, not in this file, and " + Download
        },
        {
            "a list of instances", $"[{Answer}]", "ELG0102", "(1,2)",
            "this is an answer of the platform about an instance; keep its token in a store, not in this file, and " + Download
        },
        { "the entries alone", Entries, "ELG0102", "(1,2)", "these are the entries of an element without the element; " + Download },
        {
            "an error", Error, "ELG0102", "(1,1)",
            "this is an error that was answered, not a definition; put right what its message says, and " + Download
        },
        {
            "a login page", Page, "ELG0101", "(1,1)",
            "this is a web page, such as a login page; check the address and the authorization of the request, and " + Download
        },
        { "YAML", Yaml, "ELG0101", "(1,1)", "this is YAML; write it as JSON, or " + Download },
        { "a command", Command, "ELG0101", "(1,1)", "this is a command; run it, and save the JSON that it prints" },
        { "an answer with its headers", Headers, "ELG0101", "(1,1)", "this begins with HTTP headers; keep only the JSON after them" },
        { "a code block", "```json\n{}\n```", "ELG0101", "(1,1)", "this is a code block of Markdown; keep only the JSON between the lines with ```" },
        { "UTF-16 without a mark", Utf16, "ELG0101", "(1,1)", "the file is UTF-16 without a byte-order mark; save it as UTF-8" },
        { "an empty file", "", "ELG0101", "(1,1)", "the file is empty" },
        { "an empty list", "[]", "ELG0102", "(1,1)", "the list of elements is empty" },
        { "an empty object", "{}", "ELG0102", "(1,1)", "'key' and 'configuration' are missing" },
        {
            "a definition with other names", """{ "Key": "infobip", "Configuration": [] }""", "ELG0102", "(1,3)",
            "'key' and 'configuration' are missing; names are case-sensitive, write them in lower case"
        },
        {
            "a key with a blank", """{ "key": "infobip ", "configuration": [] }""", "ELG0102", "(1,10)",
            "'key' has a blank at its beginning or end; remove it"
        },
    };

    public static TheoryData<string, string, string, string, string> PastedAsInstance => new()
    {
        {
            "a definition", Definition, "ELG0306", "(1,1)",
            "this is the definition of an element; call it infobip.element.json, and write the body of a request here"
        },
        {
            "an export", $$"""{ "elements": [{{Definition}}], "formulas": [] }""", "ELG0306", "(1,1)",
            "this is the definition of an element; call it infobip.element.json, and write the body of a request here"
        },
        {
            "the sample answer", SampleAnswer, "ELG0301", "(9,66)",
            "the text ended at the quote in front of 'h'" + CutShort
                + "this is an answer of the platform; keep its token in a store, and write the body of a request here"
        },
        {
            "an answer", Answer, "ELG0306", "(1,1)",
            "this is an answer of the platform; keep its token in a store, and write the body of a request here"
        },
        {
            "the entries alone", Entries, "ELG0306", "(1,2)",
            "these are the entries of an element; write the body of a request here, with a value for each key"
        },
        {
            "an error", Error, "ELG0306", "(1,1)",
            "this is an error that was answered; put right what its message says, and write the body of a request here"
        },
        { "a login page", Page, "ELG0301", "(1,1)", "this is a web page, such as a login page; write the body of a request here" },
        { "YAML", Yaml, "ELG0301", "(1,1)", "this is YAML; write the body of a request as JSON" },
        { "a command", Command, "ELG0301", "(1,1)", "this is a command; keep only the JSON that it sends" },
        { "a body with its headers", "POST /instances HTTP/1.1\n\n{}", "ELG0301", "(1,1)", "this begins with HTTP headers; keep only the JSON after them" },
        { "UTF-16 without a mark", Utf16, "ELG0301", "(1,1)", "the file is UTF-16 without a byte-order mark; save it as UTF-8" },
        { "an empty file", "", "ELG0301", "(1,1)", "the file is empty" + WayOut },
        { "an empty object", "{}", "ELG0306", "(1,1)", "'element' is missing" + WayOut },
        {
            "a key with other case", """{ "element": { "key": "Infobip" } }""", "ELG0306", "(1,23)",
            "no definition has the key 'Infobip'; the nearest is 'infobip'"
        },
    };

    private static string WayOut =>
        "; if the file belongs to another program, take it out of the project: <ElementInstanceFile Remove=\"sms.instance.json\" />";

    [Theory]
    [MemberData(nameof(PastedAsDefinition))]
    public void Pasted_as_a_definition_it_has_one_error(string what, string text, string id, string place, string problem)
    {
        var reports = new Consumer()
            .WithFile("elements/infobip.json", text, foundByPlace: true)
            .With("[ElementGen.ElementInstance(\"infobip\")] public partial class InfobipSms;")
            .Analyze();

        var title = id == "ELG0101" ? "The definition is not JSON: " : "The definition does not describe an element: ";
        AssertOnly(reports, what, $"elements/infobip.json{place} {id} {title}{problem}");
    }

    [Theory]
    [MemberData(nameof(PastedAsInstance))]
    public void Pasted_as_an_instance_file_it_has_one_error(string what, string text, string id, string place, string problem)
    {
        var reports = new Consumer().WithElements("infobip").WithFile("sms.instance.json", text, kind: "").Analyze();

        var title = id == "ELG0301" ? "The instance file is not JSON: " : "The request body names no known element: ";
        AssertOnly(reports, what, $"sms.instance.json{place} {id} {title}{problem}");
    }

    [Theory]
    [InlineData(Body, "ELG0102")]
    [InlineData(Answer, "ELG0102")]
    public void In_the_folder_of_definitions_a_body_or_an_answer_is_reported_though_no_class_asks_for_it(string text, string id) => Assert.Equal(
        [id], new Consumer().WithFile("elements/infobip.json", text, foundByPlace: true).Analyze().Select(report => report.Id));

    [Theory]
    [InlineData(Error)]
    [InlineData(Page)]
    [InlineData("name: soup")]
    [InlineData(Entries)]
    [InlineData("[]")]
    public void What_another_program_may_have_written_there_is_passed_over_until_a_class_asks_for_it(string text) =>
        Assert.Empty(new Consumer().WithFile("elements/other.json", text, foundByPlace: true).Analyze());

    [Fact]
    public void A_definition_called_instance_json_is_reported() => Assert.Equal(
        ["ELG0306"],
        new Consumer().WithFile("instance.json", Definition, kind: "Instance", foundByPlace: true).Analyze().Select(report => report.Id));

    [Fact]
    public void A_body_for_which_a_class_has_no_definition_is_the_only_error_and_the_class_has_its_members() => Assert.Equal(
        "infobip",
        new Consumer()
            .WithFile("elements/infobip.json", Body, foundByPlace: true)
            .With("""
                [ElementGen.ElementInstance("infobip")] public partial class InfobipSms;
                public static class Check { public static string Run() => InfobipSms.ElementKey; }
                """)
            .Generate().Run("Check", "Run"));

    private static void AssertOnly(IEnumerable<Report> reports, string what, string expected)
    {
        var actual = string.Join('\n', reports.Select(report => $"{report.Place} {report.Id} {report.Message}"));
        Assert.True(expected == actual, $"{what}:\n{actual}\ninstead of\n{expected}");
    }
}
