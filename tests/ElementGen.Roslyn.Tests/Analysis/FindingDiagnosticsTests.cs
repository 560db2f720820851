using System.Text;
using ElementGen.Definitions;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>The compiler reports about a file what the checks find without a compiler: the same rules, places and messages.</summary>
public class FindingDiagnosticsTests
{
    private const string Acme = """
        {
          "key": "acme",
          "configuration": [
            { "key": "user", "required": true },
            { "key": "region", "type": "COMBO", "options": ["eu", "us"] }
          ]
        }
        """;

    public static TheoryData<string> Definitions =>
    [
        "",
        "{",
        "not JSON at all",
        "{\n  \"key\": \"acmé 😀\",\n  “configuration”: []\n}",
        "{ \"key\": \"é😀\", \"configuration\": [{ \"name\": \"no key\" }, 7,] }",
        "{\r\n\t\"name\": \"日本\",\r\n\t\"configuration\": [ \"é\", { \"key\": \"\" } ]\r\n}",
        "{\r\"description\": \"a\u0085b\u2028c\u2029d\", \"configuration\": [{ \"key\": \"u\" }, { \"key\": \"u\" }],\r\"key\": 7\r}",
        "{ \"key\": \"a\", \"configuration\": [\n{ \"key\": \"a.b\", \"type\": \"ODD é\" }, { \"key\": \"aB\" },\n"
            + "{ \"type\": \"😀\", \"key\": \"new.token\" }] }",
        "[{ \"key\": \"é\", \"configuration\": [] },\n { \"key\": \"é\", \"configuration\": [] }, "
            + "{ \"key\": \"é\", \"configuration\": [{ \"key\": \"x\" }] }]",
        "{ \"key\": \"twice\", \"key\": \"twice\", \"configuration\": [], \"configuration\": [{}] }",
        $"[{string.Concat(Enumerable.Repeat("7,\n", 300))}",
    ];

    public static TheoryData<string> Instances =>
    [
        "",
        "[",
        "{ \"element\": { “key”: \"acme\" } }",
        "{ \"name\": \"é😀\", \"element\": { \"key\": \"acmé\" } }",
        "{\r\n  \"tags\": [\"日本\"],\r\n"
            + "  \"configuration\": { \"usr\": \"é\", \"region\": \"asia\" },\r\n  \"element\": { \"key\": \"acme\" }\r\n}",
        "{\r\"name\": \"a\u0085b\u2028c\u2029d\", \"element\": { \"key\": \"acme\" },\r"
            + "\"configuration\": { \"user\": \"<INSERT_USER>\" } }",
        "[7, { }, { \"element\": \"acme\" }, "
            + "{ \"element\": { \"key\": \"acme\" }, \"configuration\": { \"user\": [], \"region\": 1, \"é\": {} } }]",
        "{ \"element\": { \"key\": \"acme\" }, \"element\": { \"key\": \"acme\" }, \"configuration\": [] }",
        $"[{string.Join(",\n", Enumerable.Repeat("{ \"element\": { \"key\": \"acme\" } }", 300))}]",
    ];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void In_a_definition_file(string text)
    {
        var file = new FileInMemory("x.element.json", text);
        var content = file.Read(CancellationToken.None);
        var definitions = new ProjectDefinitions([file], []);
        IEnumerable<Finding> findings =
        [
            .. DefinitionFileCheck.FindProblems(content, file, static _ => true),
            .. DefinitionFileCheck.FindCollisionsAndUnknownTypes(content, CancellationToken.None),
            .. DefinitionFileCheck.FindDuplicates(file, content, definitions, static _ => false, CancellationToken.None),
        ];

        AssertReported(findings, text, new Consumer().WithFile("x.element.json", text).Analyze());
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void In_an_instance_file(string text)
    {
        var definitions = new ProjectDefinitions([new FileInMemory("acme.element.json", Acme)], []);
        var content = RequestBodyReader.Read(Encoding.UTF8.GetBytes(text));
        var findings = InstanceFileCheck.Find(content, "x.instance.json", definitions, [], CancellationToken.None);

        AssertReported(findings, text, new Consumer().WithFile("acme.element.json", Acme).WithInstance(text, "x.instance.json").Analyze());
    }

    private static void AssertReported(IEnumerable<Finding> findings, string text, IEnumerable<Report> reports)
    {
        var found = findings.OrderBy(static finding => finding.Range.Start).ToList();
        var positions = TextPosition.Of(Encoding.UTF8.GetBytes(text), found.Select(static finding => finding.Range));
        var expected = found.Select((finding, i) => FormattableString.Invariant(
            $"({positions[i].Line},{positions[i].Column}) {finding.Rule.Id} {finding.Message}")).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(
            expected,
            reports
                .Select(static report => $"({report.Place.Split('(')[1]} {report.Id} {report.Message}")
                .Order(StringComparer.Ordinal));
    }

    private sealed record FileInMemory(string Path, string Text) : DefinitionFile(Path, IsCertain: true)
    {
        public override DefinitionContent Read(CancellationToken cancellationToken) => DefinitionReader.Read(Encoding.UTF8.GetBytes(Text));
    }
}
