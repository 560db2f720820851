namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0201 for an element whose entries need no group: which creations are judged, and where the one error stands.</summary>
public class MissingEntriesTests
{
    private const string Both =
        "'InfobipSms.Configuration' lacks 2 entries that 'infobip' needs: Username (messaging.sms.infobip.username), Password (messaging.sms.infobip.password)";

    private const string PasswordOnly = "'InfobipSms.Configuration' lacks an entry that 'infobip' needs: Password (messaging.sms.infobip.password)";

    private static readonly Consumer Project = new Consumer()
        .WithElements("infobip")
        .With("""
            namespace Acme;

            [ElementGen.ElementInstance("infobip")]
            public partial class InfobipSms;
            """);

    [Fact]
    public void One_error_at_the_type_names_every_missing_property_and_key()
    {
        var reports = Project.With("""
            namespace Acme;

            public static class Phone
            {
                public static InfobipSms.Configuration Sms() => new InfobipSms.Configuration { Sender = "+17777777777" };
            }
            """).Analyze();

        Assert.Equal([new Report("Source1.cs(5,57)", "InfobipSms.Configuration", "ELG0201", Both)], reports);
    }

    [Fact]
    public void A_target_typed_creation_has_the_error_at_its_new()
    {
        var reports = Project.With("""
            namespace Acme;

            public static class Phone
            {
                public static InfobipSms.Configuration Sms() => new() { Sender = "+17777777777" };
            }
            """).Analyze();

        Assert.Equal([new Report("Source1.cs(5,53)", "new", "ELG0201", Both)], reports);
    }

    [Fact]
    public void Nothing_is_reported_when_all_are_given() =>
        Assert.Empty(Reports("""InfobipSms.Configuration Sms(string user) => new() { Username = user, Password = user };"""));

    [Fact]
    public void An_entry_that_is_not_given_is_named_alone() =>
        Assert.Equal(
            [("new", PasswordOnly)],
            Reports("""InfobipSms.Configuration Sms(string user) => new() { Username = user };"""));

    [Theory]
    [InlineData("object _field = new InfobipSms.Configuration();")]
    [InlineData("static readonly InfobipSms.Configuration Field = new();")]
    [InlineData("InfobipSms.Configuration Property { get; } = new();")]
    [InlineData("void Argument() => System.Console.WriteLine(new InfobipSms.Configuration());")]
    [InlineData("System.Func<InfobipSms.Configuration> Lambda() => () => new();")]
    [InlineData("System.Func<string, InfobipSms.Configuration> Lambda() => name => { return new() { Sender = name }; };")]
    [InlineData("System.Collections.Generic.List<InfobipSms.Configuration> Collection() => [new() { Sender = \"1\" }];")]
    [InlineData("InfobipSms.Configuration[] Array() => new[] { new InfobipSms.Configuration() };")]
    [InlineData("System.Linq.Expressions.Expression<System.Func<object>> Tree() => () => new InfobipSms.Configuration();")]
    [InlineData("InfobipSms.Configuration Return() { return new InfobipSms.Configuration(); }")]
    [InlineData("object Local() { InfobipSms.Configuration local = new(); return local; }")]
    [InlineData("(int, InfobipSms.Configuration) Tuple() => (1, new());")]
    [InlineData("InfobipSms.Configuration Parenthesized() => (new InfobipSms.Configuration());")]
    [InlineData("object Cast() => (object)new InfobipSms.Configuration();")]
    [InlineData("InfobipSms.Configuration Choice(bool flag) => flag ? new() : throw new System.InvalidOperationException();")]
    [InlineData("System.Collections.Generic.IEnumerable<InfobipSms.Configuration> Iterator() { yield return new(); }")]
    [InlineData("System.Collections.Generic.Dictionary<string, object> Item() => new() { [\"sms\"] = new InfobipSms.Configuration() };")]
    [InlineData("ElementGen.ElementConfiguration Base() => new InfobipSms.Configuration();")]
    [InlineData("async System.Threading.Tasks.Task Await(ElementGen.ElementsClient client) => await InfobipSms.ProvisionAsync(client, \"sms\", new());")]
    [InlineData("object Local() { static InfobipSms.Configuration Inner() => new(); return Inner(); }")]
    public void A_creation_is_judged_wherever_it_stands(string member) =>
        Assert.Equal([Both], Reports(member).Select(report => report.Message));

    [Fact]
    public void A_creation_at_the_top_level_of_a_program_is_judged()
    {
        var program = (Project with { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication })
            .With("""
                using Acme;

                var sms = new InfobipSms.Configuration { Username = "acme" };
                System.Console.WriteLine(sms);
                """);

        Assert.Equal([new Report("Source1.cs(3,15)", "InfobipSms.Configuration", "ELG0201", PasswordOnly)], program.Analyze());
    }

    [Fact]
    public void A_creation_under_an_alias_or_a_static_import_is_judged()
    {
        var reports = Project.With("""
            using Sms = Acme.InfobipSms.Configuration;
            using static Acme.InfobipSms;

            namespace Acme;

            public static class Phone
            {
                public static object[] All() => [new Sms(), new Configuration()];
            }
            """).Analyze();

        Assert.Equal([("Sms", Both), ("Configuration", Both)], reports.Select(report => (report.Underlined, report.Message)));
    }

    [Fact]
    public void Every_creation_has_an_error_of_its_own() =>
        Assert.Equal(
            [("InfobipSms.Configuration", Both), ("new", PasswordOnly)],
            Reports("InfobipSms.Configuration[] All() => [new InfobipSms.Configuration(), new() { Username = \"acme\" }];"));

    [Fact]
    public void It_is_the_same_without_nullable_reference_types()
    {
        var reports = (Project with { Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable })
            .With("""namespace Acme { class Phone { object Sms() { return new InfobipSms.Configuration { Username = "acme" }; } } }""")
            .Analyze();

        Assert.Equal([PasswordOnly], reports.Select(report => report.Message));
    }

    [Theory]
    [InlineData("new InfobipSms.Configuration { Username = user } with { Password = user }")]
    [InlineData("(new InfobipSms.Configuration { Username = user }) with { Password = user }")]
    [InlineData("new InfobipSms.Configuration() with { Username = user } with { Password = user }")]
    [InlineData("(new InfobipSms.Configuration() with { Username = user, Sender = \"1\" }) with { Password = user }")]
    public void A_creation_that_with_completes_on_the_spot_is_judged_as_a_whole(string creation) =>
        Assert.Empty(Reports($"InfobipSms.Configuration Sms(string user) => {creation};"));

    [Fact]
    public void A_with_that_leaves_something_out_does_not_complete_a_creation() =>
        Assert.Equal(
            [("InfobipSms.Configuration", PasswordOnly)],
            Reports("InfobipSms.Configuration Sms(string user) => new InfobipSms.Configuration() with { Username = user };"));

    [Fact]
    public void A_with_on_a_configuration_made_elsewhere_asks_for_nothing() =>
        Assert.Empty(Reports("InfobipSms.Configuration Sms(InfobipSms.Configuration other) => other with { Sender = \"1\" };"));

    [Fact]
    public void A_creation_inside_a_with_is_not_completed_by_it() =>
        Assert.Equal(
            [("InfobipSms.Configuration", Both)],
            Reports("""
                record Holder(InfobipSms.Configuration Sms, string Username);
                Holder Change(Holder holder) => holder with { Sms = new InfobipSms.Configuration(), Username = "acme" };
                """));

    private static IEnumerable<(string Underlined, string Message)> Reports(string member) =>
        Project.With($$"""
            namespace Acme
            {
                class Phone
                {
                    {{member}}
                }
            }
            """).Analyze().Select(report =>
            {
                Assert.Equal("ELG0201", report.Id);
                return (report.Underlined, report.Message);
            });
}
