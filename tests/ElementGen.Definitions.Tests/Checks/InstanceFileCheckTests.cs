using System.Text;
using ElementGen.Definitions.Tests.Files;

namespace ElementGen.Definitions.Tests.Checks;

/// <summary>ELG03xx, as any program finds them. What the compiler makes of them is tested with the analyzers.</summary>
public sealed class InstanceFileCheckTests
{
    private const string Acme = """
        {
          "key": "acme",
          "configuration": [
            { "key": "user", "required": true },
            { "key": "password", "type": "PASSWORD", "required": true },
            { "key": "region", "type": "COMBO", "options": ["eu", "us"] }
          ]
        }
        """;

    [Fact]
    public void A_file_that_cannot_be_read_has_one_finding_at_its_beginning()
    {
        var finding = Assert.Single(InstanceFileCheck.Find(null, null, Of(), [], CancellationToken.None));

        Assert.Equal(
            (FileRules.InstanceNotJson, default, "The instance file is not JSON: the file cannot be read"),
            (finding.Rule, finding.Range, finding.Message));
    }

    [Fact]
    public void The_break_of_a_file_is_all_that_is_found_in_it() =>
        Assert.Equal(
            ["ELG0301 ” The instance file is not JSON: a curly quote (U+201D) instead of a straight one (\")"],
            Find("""[7, { "configuration": {} }, { "element": { "key": "acme" }, "configuration": { "usr": 1 } }, ”"""));

    [Fact]
    public void An_answer_in_a_list_of_bodies_is_said_wherever_it_stands_and_hides_nothing_of_the_others() =>
        Assert.Equal(
            [
                "ELG0302 \"configuration\" The request body lacks an entry that 'acme' needs: password",
                "ELG0306 { The request body names no known element: this is an answer of the platform; keep its token in a store, "
                    + "and write the body of a request here",
                "ELG0306 { The request body names no known element: 'element' is missing",
                "ELG0302 \"configuration\" The request body lacks 2 entries that 'acme' needs: user, password",
            ],
            Find("""
                [
                  { "element": { "key": "acme" }, "configuration": { "user": "joe" } },
                  { "id": 7, "token": "t", "element": { "key": "acme" }, "configuration": { "usr": 1 }, "tags": 1 },
                  { "name": "no element" },
                  { "id": 8, "token": "u" },
                  { "element": { "key": "acme" }, "configuration": {} }
                ]
                """));

    [Theory]
    [InlineData("""[{ "id": 7, "token": "t" }, { "id": 8, "token": "t" }]""", 1)]
    [InlineData("""[{ "key": "a", "type": "BOOLEAN" }, { "key": "b", "type": "BOOLEAN" }]""", 1)]
    [InlineData("""[{ "key": "a", "type": "BOOLEAN" }, { "message": "no" }, { "id": 8, "token": "t" }, { "message": "no" }]""", 3)]
    public void What_is_no_body_is_said_once_for_each_kind(string text, int count) =>
        Assert.Equal(count, Find(text).Count(static finding => finding.StartsWith("ELG0306 { ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""[{ "element": { "key": "acme" }, "configuration": {} }, { "id": 7, "token": "t" }, ”""")]
    [InlineData("""[{ "element": { "key": "acme" }, "configuration": {} }, { "id": 7, "token": "t", ”""")]
    public void An_answer_before_the_break_of_a_list_is_said_beside_it(string text)
    {
        var finding = Assert.Single(Find(text));

        Assert.Contains("this is an answer of the platform", finding, StringComparison.Ordinal);
        Assert.StartsWith("ELG0301 ”", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_in_a_body_is_found_in_the_order_of_the_text() =>
        Assert.Equal(
            [
                "ELG0302 \"configuration\" The request body lacks an entry that 'acme' needs: password",
                "ELG0304 \"<INSERT_USER>\" 'user', which 'acme' needs, is set to a placeholder; replace it with the real value",
                "ELG0303 \"pasword\" 'acme' has no entry 'pasword'; 'password' is missing and may be meant",
                "ELG0305 \"asia\" 'region' cannot take this value: it is not one of its options 'eu', 'us'",
                "ELG0305 [ 'region' cannot take this value: a configuration is flat: expected a string, not an array",
                "ELG0306 7 The request body names no known element: expected a request body here, not a number",
            ],
            Find("""
                [{
                  "configuration": { "user": "<INSERT_USER>", "pasword": "é", "region": "asia", "region": [] },
                  "element": { "key": "acme" }
                }, 7]
                """).Where(finding => !finding.Contains("appears twice", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""{ "formula": { "active": true }, "name": "sync", "configuration": { "crm.instance": "123" } }""", true)]
    [InlineData("[7, {}]", true)]
    [InlineData("one text", true)]
    [InlineData("""{ "element": "infobip", "configuration": {} }""", false)]
    [InlineData("""{ "element": { "key": "acme" }, }""", false)]
    [InlineData("""[7, { "element": {} }]""", false)]
    public void A_file_that_names_no_element_anywhere_is_told_the_way_out_once(string text, bool isTold)
    {
        var findings = InstanceFileCheck.Find(
            RequestBodyReader.Read(Encoding.UTF8.GetBytes(text)), "jobs/sync.instance.json", Of(), [], CancellationToken.None);

        const string wayOut = "; if the file belongs to another program, take it out of the project: <ElementInstanceFile Remove=\"jobs/sync.instance.json\" />";
        Assert.Equal(isTold, findings[0].Message.EndsWith(wayOut, StringComparison.Ordinal));
        Assert.DoesNotContain(findings.Skip(1), finding => finding.Message.Contains("Remove", StringComparison.Ordinal));
    }

    [Fact]
    public void An_element_without_a_definition_is_found_at_its_key() =>
        Assert.Equal(
            ["ELG0306 \"acm\" The request body names no known element: no definition has the key 'acm'; the nearest is 'acme'"],
            Find("""{ "element": { "key": "acm" } }"""));

    [Fact]
    public void An_element_whose_file_is_no_definition_file_is_found_with_that_file()
    {
        var definitions = new ProjectDefinitions([], [new DefinitionFileInMemory("drafts/acme.json", Acme)]);

        Assert.Equal(
            [
                "ELG0306 \"acme\" The request body names no known element: no definition has the key 'acme'; "
                    + "'drafts/acme.json' has it, but is not an ElementDefinition item",
            ],
            Find("""{ "element": { "key": "acme" } }""", definitions));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "key": "acme" }""")]
    [InlineData("""{ "key": "acme", "configuration": [{ "key": "user", "required": true }""")]
    [InlineData(null)]
    public void Nothing_is_found_while_the_definition_has_problems_itself(string? definition) =>
        Assert.Empty(Find("""{ "element": { "key": "acme" } }""", Of(new DefinitionFileInMemory("acme.json", definition))));

    [Fact]
    public void Entries_that_are_optional_in_a_project_are_not_missing() =>
        Assert.Empty(Find("""{ "element": { "key": "acme" } }""", null, "password", "user"));

    [Fact]
    public void A_file_that_names_an_element_by_its_id_reads_no_definition()
    {
        var file = new DefinitionFileInMemory("acme.json", Acme);

        Assert.Empty(Find("""{ "element": { "id": 7 }, "configuration": { "odd": 1 } }""", Of(file)));
        Assert.Equal(0, file.Reads);
    }

    [Fact]
    public void No_more_than_a_hundred_findings_come_from_one_file() =>
        Assert.Equal(100, Find($"[{string.Join(',', Enumerable.Repeat("""{ "element": { "key": "acme" } }""", 300))}]").Count());

    private static ProjectDefinitions Of(params DefinitionFile[] files) => new(files, []);

    private static IEnumerable<string> Find(string text, ProjectDefinitions? definitions = null, params string[] optional) =>
        InstanceFileCheck
            .Find(
                RequestBodyReader.Read(Encoding.UTF8.GetBytes(text)),
                null,
                definitions ?? Of(new DefinitionFileInMemory("acme.json", Acme)),
                optional,
                CancellationToken.None)
            .Select(finding => $"{finding.Rule.Id} {Definition.At(text, finding.Range)} {finding.Message}");
}
