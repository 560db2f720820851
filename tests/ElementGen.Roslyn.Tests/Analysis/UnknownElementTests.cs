namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0001: an attribute names a key that no definition has.</summary>
public class UnknownElementTests
{
    private static readonly Consumer Project = new Consumer().WithElements("infobip", "bigcommerce", "twilio");

    [Fact]
    public void The_nearest_key_is_named_at_the_attributes_argument()
    {
        var reports = Project.With("""
            namespace Acme;

            [ElementGen.ElementInstance("infobop")]
            public partial class InfobipSms;
            """).Analyze();

        Assert.Equal(
            [new Report("Source0.cs(3,29)", "\"infobop\"", "ELG0001", "No definition has the key 'infobop'; the nearest is 'infobip'")],
            reports);
    }

    [Theory]
    [InlineData("Infobip", "the nearest is 'infobip'")]
    [InlineData("inofbip", "the nearest is 'infobip'")]
    [InlineData("twillio", "the nearest is 'twilio'")]
    [InlineData("big-commerce", "the nearest is 'bigcommerce'")]
    [InlineData("shopify", "add its definition as elements/shopify.json")]
    [InlineData("x", "add its definition as elements/x.json")]
    public void The_advice_depends_on_what_is_near(string key, string advice) =>
        Assert.Equal(
            [$"No definition has the key '{key}'; {advice}"],
            Project.With(Declaration($"\"{key}\"")).Analyze().Select(report => report.Message));

    [Theory]
    [InlineData("Keys.Sms", "Keys.Sms")]
    [InlineData("key: \"infobop\", Optional = [\"x\"]", "\"infobop\"")]
    [InlineData("\"info\" + \"bop\"", "\"info\" + \"bop\"")]
    public void The_error_stands_where_the_key_is_written(string arguments, string underlined)
    {
        var report = Assert.Single(Project.With($$"""
            namespace Acme;

            public static class Keys { public const string Sms = "infobop"; }

            [ElementGen.ElementInstance({{arguments}})]
            public partial class InfobipSms;
            """).Analyze());

        Assert.Equal((underlined, "ELG0001"), (report.Underlined, report.Id));
    }

    [Theory]
    [InlineData("\" infobip \"")]
    [InlineData("\"infobip\\n\"")]
    public void White_space_around_a_key_does_not_count(string key)
    {
        var project = Project.With(Declaration(key)).With("""
            public static class Check { public static string Key() => InfobipSms.ElementKey; }
            """);

        Assert.Empty(project.Analyze());
        Assert.Equal("infobip", project.Generate().Run("Check", "Key"));
    }

    [Theory]
    [InlineData("null!")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    public void A_key_that_is_none_is_another_rules_matter(string key) =>
        Assert.Equal(["ELG0004"], Project.With(Declaration(key)).Analyze().Select(report => report.Id));

    [Fact]
    public void A_file_that_holds_the_key_without_being_an_item_is_named() =>
        Assert.Equal(
            ["No definition has the key 'shopify'; 'docs/shopify.json' has it, but is not an ElementDefinition item"],
            Project
                .WithFile("docs/shopify.json", Repository.Element("shopify"), kind: "")
                .With(Declaration("\"shopify\""))
                .Analyze()
                .Select(report => report.Message));

    [Fact]
    public void A_file_named_after_the_key_that_defines_another_one_is_a_slip_in_either()
    {
        var reports = Project.WithDefinition("acme", """{ "key": "acne", "configuration": [] }""").With(Declaration("\"acme\"")).Analyze();

        Assert.Equal(["No definition has the key 'acme'; the nearest is 'acne'"], reports.Select(report => report.Message));
    }

    [Theory]
    [InlineData("elements/acme.json")]
    [InlineData("elements/ACME.json")]
    [InlineData("shared/acme.element.json")]
    public void While_the_file_named_after_the_key_is_broken_only_that_is_reported(string path)
    {
        var reports = Project.WithFile(path, "{ \"name\": ").With(Declaration("\"acme\"")).Analyze();

        Assert.Equal(["ELG0101"], reports.Select(report => report.Id));
    }

    [Fact]
    public void A_broken_file_named_after_another_key_does_not_excuse()
    {
        var reports = Project.WithFile("elements/other.json", "{ \"name\": ").With(Declaration("\"acme\"")).Analyze();

        Assert.Equal(["ELG0001", "ELG0101"], reports.Select(report => report.Id).Order());
    }

    [Fact]
    public void A_class_with_an_unknown_key_keeps_its_members_so_that_one_error_stays_one()
    {
        var reports = Project.With(Declaration("\"infobop\"")).With("""
            using System.Threading.Tasks;
            using ElementGen;

            public static class Check
            {
                public static async Task<string> Use(ElementsClient client, ProvisionedInstance retained)
                {
                    var configuration = new InfobipSms.Configuration { Additional = new System.Collections.Generic.Dictionary<string, string>() };
                    var sms = await InfobipSms.ProvisionAsync(client, "sms", configuration with { });
                    await InfobipSms.Attach(client, retained).DeleteAsync();
                    return InfobipSms.ElementKey + InfobipSms.Element.Entries.Count + sms.Instance.Id;
                }
            }
            """).Analyze();

        Assert.Equal(["ELG0001"], reports.Select(report => report.Id));
    }

    [Fact]
    public void Two_classes_for_one_unknown_key_have_an_error_each()
    {
        var reports = Project.With("""
            using ElementGen;

            [ElementInstance("infobop")] partial class One;
            [ElementInstance("infobop")] partial class Two;
            """).Analyze();

        Assert.Equal(["Source0.cs(3,18)", "Source0.cs(4,18)"], reports.Select(report => report.Place));
    }

    private static string Declaration(string key) => $$"""
        [ElementGen.ElementInstance({{key}})]
        public partial class InfobipSms;
        """;
}
