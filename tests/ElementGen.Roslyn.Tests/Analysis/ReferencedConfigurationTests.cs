using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0201 where the class lies elsewhere: in another assembly, another project, another shape of declaration.</summary>
public class ReferencedConfigurationTests
{
    private const string Infobip = """
        namespace Acme;

        [ElementGen.ElementInstance("infobip")]
        public partial class InfobipSms;
        """;

    private const string Use = """
        public class Phone
        {
            public object Sms(string user) => new Acme.InfobipSms.Configuration { Username = user };
        }
        """;

    private const string PasswordOnly = "'InfobipSms.Configuration' lacks an entry that 'infobip' needs: Password (messaging.sms.infobip.password)";

    public static TheoryData<string> KindsOfReference => ["assembly", "project"];

    [Theory]
    [MemberData(nameof(KindsOfReference))]
    public void A_project_that_only_references_the_class_has_the_same_error(string kind)
    {
        var reports = Referencing(kind, Infobip).With(Use).Analyze();

        Assert.Equal([new Report("Source0.cs(3,43)", "Acme.InfobipSms.Configuration", "ELG0201", PasswordOnly)], reports);
    }

    [Theory]
    [MemberData(nameof(KindsOfReference))]
    public void Groups_and_options_are_known_there_too(string kind)
    {
        var reports = Referencing(kind, """
            namespace Acme;

            [ElementGen.ElementInstance("bigcommerce")]
            public partial class Store;
            """)
            .With("""
                using Acme;

                public class Shop
                {
                    public object[] Configure(Store.Configuration.AuthenticationTypeOption? fromOutside) =>
                    [
                        new Store.Configuration { StoreUrl = "https://acme.example" },
                        new Store.Configuration { StoreUrl = "https://acme.example", AuthenticationType = Store.Configuration.AuthenticationTypeOption.Custom },
                        new Store.Configuration { StoreUrl = "https://acme.example", AuthenticationType = fromOutside },
                    ];
                }
                """)
            .Analyze();

        Assert.Equal(
            [
                "'Store.Configuration' lacks 2 entries that 'bigcommerce' needs: Username (username), Password (password)",
                "'Store.Configuration' lacks 2 entries that 'bigcommerce' needs: OAuthApiKey (oauth.api.key), OAuthUserToken (oauth.user.token)",
            ],
            reports.Select(report => report.Message));
    }

    [Theory]
    [InlineData("here")]
    [InlineData("assembly")]
    [InlineData("project")]
    public void Entries_that_the_class_calls_optional_are_not_asked_for(string kind) =>
        Assert.Empty(Referencing(kind, """
            namespace Acme;

            [ElementGen.ElementInstance("infobip", Optional = ["messaging.sms.infobip.password"])]
            public partial class InfobipSms;
            """).With(Use).Analyze());

    [Theory]
    [InlineData("here", "public Configuration() { Username = System.Environment.UserName; Password = Username; }", "new()")]
    [InlineData("assembly", "public Configuration() { Username = System.Environment.UserName; Password = Username; }", "new()")]
    [InlineData("project", "public Configuration() { Username = System.Environment.UserName; Password = Username; }", "new()")]
    [InlineData("here", "public Configuration(string user) { Username = user; Password = user; }", "new(user)")]
    [InlineData("assembly", "public Configuration(string user) { Username = user; Password = user; }", "new(user)")]
    [InlineData("assembly", "public Configuration(string user = \"acme\") { Username = user; Password = user; }", "new()")]
    public void A_constructor_of_the_users_own_may_set_anything(string kind, string constructor, string creation)
    {
        var project = Referencing(kind, $$"""
            namespace Acme;

            [ElementGen.ElementInstance("infobip")]
            public partial class InfobipSms
            {
                public sealed partial record Configuration
                {
                    {{constructor}}
                }
            }
            """);

        Assert.Empty(project.With($$"""class Phone { Acme.InfobipSms.Configuration Sms(string user) => {{creation}}; }""").Analyze());
    }

    [Theory]
    [InlineData("here")]
    [InlineData("assembly")]
    public void A_property_of_the_users_own_may_set_anything(string kind)
    {
        var project = Referencing(kind, """
            namespace Acme;

            [ElementGen.ElementInstance("infobip")]
            public partial class InfobipSms
            {
                public sealed partial record Configuration
                {
                    public (string User, string Password) Account { init => (Username, Password) = value; }
                }
            }
            """);

        Assert.Empty(project.With("""class Phone { Acme.InfobipSms.Configuration Sms() => new() { Account = ("acme", "secret") }; }""").Analyze());
    }

    [Theory]
    [InlineData("""[ElementGen.ElementInstance("infobip")] partial class Sms;""", "Sms")]
    [InlineData("""namespace Acme.Phones { [ElementGen.ElementInstance("infobip")] internal sealed partial class Sms; }""", "Acme.Phones.Sms")]
    [InlineData("""namespace Acme; partial class Outer { internal partial struct Inner { [ElementGen.ElementInstance("infobip")] public partial class Sms; } }""", "Acme.Outer.Inner.Sms")]
    [InlineData("""namespace Acme; partial interface IOuter { [ElementGen.ElementInstance("infobip")] public partial class Sms; }""", "Acme.IOuter.Sms")]
    public void It_does_not_matter_how_the_class_is_declared(string declaration, string name)
    {
        var reports = new Consumer().WithElements("infobip").With(declaration)
            .With($$"""class Phone { object Sms() => new global::{{name}}.Configuration { Username = "acme" }; }""")
            .Analyze();

        Assert.Equal([PasswordOnly.Replace("InfobipSms", "Sms", StringComparison.Ordinal)], reports.Select(report => report.Message));
    }

    [Fact]
    public void A_project_without_the_runtime_library_is_left_alone()
    {
        var project = new Consumer { ReferencesRuntime = false }
            .WithFile("elements/infobip.json", "no JSON at all")
            .With("""
                namespace ElementGen
                {
                    public sealed class ElementInstanceAttribute(string key) : System.Attribute { public string Key => key; }
                }

                namespace Acme
                {
                    [ElementGen.ElementInstance("unknown")]
                    public class NotOurs;
                }
                """);

        Assert.Empty(project.Generate().Analyze());
    }

    [Fact]
    public void Records_that_configure_nothing_of_ours_are_left_alone() =>
        Assert.Empty(new Consumer().With("""
            namespace Acme;

            public record Configuration { public string Username { get; init; } = ""; }

            public class Phone { public object Sms() => new Configuration(); }
            """).Analyze());

    private static Consumer Referencing(string kind, string declaration)
    {
        var library = new Consumer().WithElements("infobip", "bigcommerce").With(declaration);
        return kind switch
        {
            "here" => library,
            "assembly" => new Consumer { References = [library.Generate().ToReference()] },
            _ => new Consumer { References = [library.Generate().Output.ToMetadataReference()] },
        };
    }
}
