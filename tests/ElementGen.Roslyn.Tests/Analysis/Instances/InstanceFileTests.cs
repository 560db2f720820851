using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>Which additional files are checked as instance files, how often, and what no message shows.</summary>
public class InstanceFileTests
{
    private const string Incomplete = """{ "element": { "key": "infobip" }, "configuration": {} }""";

    private static readonly Consumer Project = new Consumer().WithElements("infobip").With("""
        namespace Acme;

        [ElementGen.ElementInstance("infobip")]
        public partial class InfobipSms;
        """);

    public static TheoryData<string> ForeignTexts =>
    [
        "{ \"instance\": { \"debug\": true } }",
        "{ \"elements\": [], \"configuration\": {} }",
        "[1, 2, 3]",
        "[]",
        "[{ \"name\": \"element\" }]",
        "\"element\"",
        "{ \"element\": \"div\", \"configuration\": {} }",
        "[{ \"x\": 1 }, { \"element\": null }]",
        "{ \"element\": { \"key\": \"infobip\" }, \"style\": {} }",
        "{ \"element\": \"div\", \"configuration\": {}, }",
        "// the settings of a page\n{ \"element\": \"div\", \"configuration\": {} }",
        "{ \"formula\": { \"active\": true }, \"name\": \"sync\", \"active\": true, \"configuration\": { \"crm.instance.id\": \"123\" } }",
        "{ \"id\": 100, \"formula\": { \"id\": 189 }, \"name\": \"sync\", \"configuration\": { \"crm.instance.id\": \"123\" }, \"settings\": {} }",
        "{ \"name\": \"sync\", \"configuration\": { \"element\": \"12\", \"crm.instance\": \"3\" } }",
        "{ \"nested\": { \"element\": { \"key\": \"infobip\" } } }",
        "// an element of the game\n{ \"x\": 1 }",
        "the elements: fire, water",
        "not JSON at all",
        "",
        "\u0000\u0001\u0002",
    ];

    [Theory]
    [MemberData(nameof(ForeignTexts))]
    public void One_found_only_by_its_place_that_names_no_element_is_passed_over(string text) =>
        Assert.Empty(Project.WithInstance(text, "fixtures/instance.json", foundByPlace: true).Analyze());

    [Theory]
    [InlineData(Incomplete)]
    [InlineData("[{ \"x\": 1 }, { \"element\": { \"id\": 7, \"key\": 5 }, \"configuration\": {} }]")]
    [InlineData("{ “element”: { “key”: “infobip” } }")]
    [InlineData("{ \"element\": { \"key\": \"infobip\" }, }")]
    [InlineData("{ 'element': {} }")]
    [InlineData("{ element : {} }")]
    public void One_found_only_by_its_place_that_names_an_element_is_checked(string text) =>
        Assert.NotEmpty(Project.WithInstance(text, "instance.json", foundByPlace: true).Analyze());

    [Theory]
    [MemberData(nameof(ForeignTexts))]
    public void An_item_of_the_project_is_always_checked(string text) =>
        Assert.Equal(text == "[]", Project.WithInstance(text, "requests/sms.json").Analyze().Count == 0);

    [Theory]
    [MemberData(nameof(ForeignTexts))]
    public void A_file_that_is_called_an_instance_is_always_checked(string text) =>
        Assert.Equal(text == "[]", Project.WithFile("sms.instance.json", text, kind: "").Analyze().Count == 0);

    [Fact]
    public void A_definition_and_a_file_of_another_tool_are_not_looked_at() => Assert.Empty(Project
        .WithFile("instance.json", Incomplete, kind: "")
        .WithFile("elements/sms.instance.json", """{ "key": "acme", "configuration": [] }""", foundByPlace: true, kind: "Definition")
        .Analyze());

    [Fact]
    public void A_project_without_the_runtime_library_is_not_looked_at() =>
        Assert.Empty((new Consumer { ReferencesRuntime = false }).WithInstance("{").Analyze());

    [Fact]
    public void The_generator_never_reads_one_and_does_not_run_again_for_one()
    {
        var run = Project.WithInstance(Incomplete).Generate();
        Assert.Equal(0, run.Consumer.Files.Single(file => file.Kind == "Instance").Reads);

        run.Edit(project => project.WithText("sms.instance.json", "{").WithInstance("{", "other.instance.json"));

        Assert.All(run.Consumer.Files.Where(file => file.Kind == "Instance"), file => Assert.Equal(0, file.Reads));
        foreach (var step in (string[])[Steps.Files, Steps.NamedDefinitions, Steps.Index, Steps.Sources])
            Assert.All(run.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, step));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_file_that_is_wrong_everywhere_has_a_bounded_number_of_reports()
    {
        var bodies = string.Join(",\n", Enumerable.Repeat(Incomplete, 5_000));
        var numbers = string.Join(",", Enumerable.Repeat("1", 5_000));
        var keys = string.Join(",", Enumerable.Range(0, 5_000).Select(i => $"\"messaging.sms.infobip.key{i}\": \"\""));

        Assert.Equal(100, Project.WithInstance($"[{bodies}]").Analyze().Count);
        Assert.Equal(100, Project.WithInstance($"[{numbers}]").Analyze().Count);
        Assert.Equal(100, Project.WithInstance($$"""{ "element": { "key": "infobip" }, "configuration": { {{keys}} } }""").Analyze().Count);
    }

    [Fact]
    public void No_message_quotes_a_value() => Assert.All(
        AcmeInstance.Check("""
            {
              "element": { "key": "acme" },
              "configuration": {
                "acme.user": "<p4ssw0rd>", "acme.pasword": "p4ssw0rd", "acme.region": "p4ssw0rd", "acme.enabled": "p4ssw0rd",
                "acme.callback.url": "p4ssw0rd", "acme.user": "p4ssw0rd", "acme.password": ["p4ssw0rd"]
              }
            }
            """),
        report => Assert.DoesNotContain("p4ssw0rd", report.Message, StringComparison.Ordinal));
}
