namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>Files that lie where ours lie, but belong to somebody else.</summary>
public class ForeignFileTests
{
    private static readonly Consumer Project = new Consumer().WithElements("infobip").With("""
        namespace Acme;

        [ElementGen.ElementInstance("infobip")]
        public partial class InfobipSms;
        """);

    public static TheoryData<string> ForeignTexts =>
    [
        "{ \"compilerOptions\": { \"strict\": true } }",
        "[1, 2, 3]",
        "\"text\"",
        "{ \"key\": \"value\" }",
        "{ \"configuration\": { \"debug\": true } }",
        "[{ \"key\": \"value\" }, { \"name\": \"x\" }]",
        "// a comment\n{ \"compilerOptions\": { } }",
        "not JSON at all",
        "",
        "\u0000\u0001\u0002",
    ];

    [Theory]
    [MemberData(nameof(ForeignTexts))]
    public void One_found_only_by_its_place_is_passed_over(string text) =>
        Assert.Empty(Project.WithFile("elements/foreign.json", text, foundByPlace: true).Analyze());

    [Theory]
    [MemberData(nameof(ForeignTexts))]
    public void One_found_only_by_its_place_is_reported_once_a_class_asks_for_the_element_it_is_named_after(string text)
    {
        var reports = Project
            .WithFile("elements/foreign.json", text, foundByPlace: true)
            .With("[ElementGen.ElementInstance(\"foreign\")] partial class Foreign;")
            .Analyze();

        Assert.NotEmpty(reports);
        Assert.All(reports, report => Assert.Matches(@"^elements/foreign\.json\(\d+,\d+\) ELG010[12]$", $"{report.Place} {report.Id}"));
    }

    [Theory]
    [MemberData(nameof(ForeignTexts))]
    public void An_item_of_the_project_is_always_checked(string text) =>
        Assert.NotEmpty(Project.WithFile("elements/foreign.json", text).Analyze());

    [Theory]
    [MemberData(nameof(ForeignTexts))]
    public void A_file_that_is_called_a_definition_is_always_checked(string text) =>
        Assert.NotEmpty(Project.WithFile("foreign.element.json", text, kind: "").Analyze());

    [Theory]
    [MemberData(nameof(ForeignTexts))]
    public void An_instance_file_is_no_definition(string text) =>
        Assert.DoesNotContain(
            Project.WithFile("elements/foreign.json", text, kind: "Instance").Analyze(),
            report => report.Id.StartsWith("ELG01", StringComparison.Ordinal));

    [Fact]
    public void An_additional_file_of_another_tool_is_not_looked_at() =>
        Assert.Empty(Project.WithFile("elements/foreign.json", "{", kind: "").WithFile("stylecop.json", "{", kind: "").Analyze());

    [Fact]
    public void A_broken_one_that_names_key_and_configuration_looks_like_ours() =>
        Assert.Equal(
            ["elements/other.json(1,10) ELG0101"],
            Project
                .WithFile("elements/other.json", "{ \"key\": other, \"configuration\": [] }", foundByPlace: true)
                .Analyze()
                .Select(report => $"{report.Place} {report.Id}"));

    [Fact]
    public void One_that_defines_an_element_is_used_whatever_its_name()
    {
        var project = new Consumer()
            .WithFile("elements/Acme Mail/element.json", """{ "key": "acme", "configuration": [{ "key": "user", "required": true }] }""", foundByPlace: true)
            .With("""[ElementGen.ElementInstance("acme")] partial class Mail { object Configure() => new Configuration(); }""");

        Assert.Equal(["'Mail.Configuration' lacks an entry that 'acme' needs: User (user)"], project.Analyze().Select(report => report.Message));
    }
}
