using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary><c>ElementGenRequiredMembers</c>: what must always be supplied becomes a required member.</summary>
public class RequiredMembersTests
{
    private static readonly Consumer Plain = new Consumer().WithElements("infobip", "bigcommerce").With("""
        using ElementGen;

        [ElementInstance("infobip")] public partial class Sms;
        [ElementInstance("bigcommerce")] public partial class Store;
        """);

    private static readonly Consumer Project = Plain with { Properties = Plain.Properties.Add("ElementGenRequiredMembers", "true") };

    [Fact]
    public void What_is_missing_is_the_compilers_to_say()
    {
        var run = Project.With("class Use { Sms.Configuration One() => new() { Sender = \"x\" }; }").Generate();

        Assert.Equal(["CS9035", "CS9035"], run.Diagnostics().Select(diagnostic => diagnostic.Id));
        Assert.Empty(run.Analyze());
    }

    [Fact]
    public void What_a_group_needs_stays_the_analyzers_to_say()
    {
        var project = Project.With("""
            class Use
            {
                Store.Configuration Custom() => new() { StoreUrl = "x", AuthenticationType = Store.Configuration.AuthenticationTypeOption.Custom };
            }
            """);

        Assert.Equal(
            ["'Store.Configuration' lacks 2 entries that 'bigcommerce' needs: OAuthApiKey (oauth.api.key), OAuthUserToken (oauth.user.token)"],
            project.Analyze().Select(report => report.Message));
    }

    [Fact]
    public void A_record_that_supplies_all_is_used_as_ever()
    {
        var run = Project.With("""
            using System.Threading.Tasks;
            using ElementGen;

            public static class Check
            {
                public static string Run()
                {
                    var one = new Sms.Configuration { Username = "user", Password = System.Environment.NewLine };
                    var other = one with { Sender = "x" };
                    return $"{one == other with { Sender = null }} {other.Username} {Sms.Element.GetMissingEntries(other).Count}";
                }

                public static Task<Sms> Provision(ElementsClient client, Sms.Configuration configuration) => Sms.ProvisionAsync(client, "sms", configuration);
            }
            """).Generate();

        Assert.Empty(run.Analyze());
        Assert.Equal("True user 0", run.Run("Check", "Run"));
    }

    [Fact]
    public void A_project_that_references_the_class_has_the_compilers_error_alone()
    {
        var user = (new Consumer() with { References = [Project.Generate().ToReference()] }).With("class Use { object One() => new Sms.Configuration { Username = \"x\" }; }").Generate();

        Assert.Equal(["CS9035"], user.Diagnostics().Select(diagnostic => diagnostic.Id));
        Assert.Empty(user.Analyze());
    }

    [Fact]
    public void An_optional_entry_is_not_required() =>
        Assert.Empty(Project
            .With("""[ElementGen.ElementInstance("infobip", Optional = ["messaging.sms.infobip.username"])] partial class Lax { object One => new Configuration { Password = System.Environment.NewLine }; }""")
            .Analyze());

    [Fact]
    public void The_whole_catalogue_compiles()
    {
        var run = (Catalogue.Project with { Properties = Project.Properties }).Generate();

        Assert.Contains(run.Result.GeneratedSources, static source => source.SourceText.ToString().Contains("public required string ", StringComparison.Ordinal));
        Assert.Empty(run.Diagnostics());
    }

    [Theory]
    [InlineData("True")]
    [InlineData("yes")]
    [InlineData("on")]
    [InlineData(" true ")]
    public void Each_word_that_MSBuild_takes_for_true_is_true(string value) => Assert.Equal(
        Project.Generate().TextOf("Sms"), (Plain with { Properties = Plain.Properties.Add("ElementGenRequiredMembers", value) }).Generate().TextOf("Sms"));

    [Theory]
    [InlineData("false")]
    [InlineData("")]
    [InlineData("no")]
    [InlineData("1")]
    public void Any_other_value_leaves_the_rule_to_the_analyzer(string value) =>
        Assert.Equal(Plain.Generate().TextOf("Sms"), (Plain with { Properties = Plain.Properties.Add("ElementGenRequiredMembers", value) }).Generate().TextOf("Sms"));

    [Fact]
    public void The_property_is_read_again_only_when_it_changes()
    {
        var run = Project.Generate();
        Assert.Contains("public required string Username", run.TextOf("Sms"), StringComparison.Ordinal);

        run.Edit(project => project.With("class Other;"));
        Assert.All(run.Reasons(Steps.RequiredMembers), reason => Assert.Contains(reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

        run.Edit(project => project with { Properties = Plain.Properties });
        Assert.DoesNotContain("required string", run.TextOf("Sms"), StringComparison.Ordinal);
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Modified, reason));
    }
}
