namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0203 and ELG0204: constants that their entries cannot take, and secrets in the code.</summary>
public class AssignedValuesTests
{
    private const string NoAddress = "The value of CallbackUrl (messaging.sms.infobip.callback.url) is not an absolute http or https URL; write the full URL, with https:// and the host";
    private const string Mask = "The value of Password (messaging.sms.infobip.password) is the mask that is shown in place of a secret; give the secret itself, or leave the entry out";
    private const string InCode = "Password (messaging.sms.infobip.password) is a secret, but its value is hard-coded; read it from configuration";

    private static readonly Consumer Project = new Consumer().WithElements("infobip", "bigcommerce").With("""
        namespace Acme;

        [ElementGen.ElementInstance("infobip")]
        public partial class InfobipSms
        {
            public sealed partial record Configuration { public string Note { get; init; } = ""; }
        }

        [ElementGen.ElementInstance("bigcommerce")]
        public partial class Store;
        """);

    [Theory]
    [InlineData("CallbackUrl = \"acme.example/events\"", "\"acme.example/events\"", "ELG0203", NoAddress)]
    [InlineData("CallbackUrl = Relative", "Relative", "ELG0203", NoAddress)]
    [InlineData("CallbackUrl = \"<INSERT_URL>\"", "\"<INSERT_URL>\"", "ELG0203", NoAddress)]
    [InlineData("CallbackUrl = flag ? \"https://acme.example\" : \"/events\"", "\"/events\"", "ELG0203", NoAddress)]
    [InlineData("Password = \"********\"", "\"********\"", "ELG0203", Mask)]
    [InlineData("Password = \"hunter2\"", "\"hunter2\"", "ELG0204", InCode)]
    [InlineData("Password = Constant", "Constant", "ELG0204", InCode)]
    [InlineData("Password = (Secret)\"hunter2\"", "\"hunter2\"", "ELG0204", InCode)]
    [InlineData("Password = (\"hun\" + \"ter2\")", "\"hun\" + \"ter2\"", "ELG0204", InCode)]
    [InlineData("Password = $\"hunter2\"", "$\"hunter2\"", "ELG0204", InCode)]
    [InlineData("Password = nameof(Constant)", "nameof(Constant)", "ELG0204", InCode)]
    [InlineData("Additional = new Dictionary<string, string> { [\"messaging.sms.infobip.password\"] = \"hunter2\" }", "\"hunter2\"", "ELG0204", InCode)]
    [InlineData("Additional = new Dictionary<string, string>(StringComparer.Ordinal) { { \"messaging.sms.infobip.password\", \"hunter2\" } }", "\"hunter2\"", "ELG0204", InCode)]
    [InlineData("Additional = new Dictionary<string, string> { [value] = \"x\", [\"new.api.token\"] = \"hunter2\" }", "\"hunter2\"", "ELG0204",
        "new.api.token is a secret, but its value is hard-coded; read it from configuration")]
    [InlineData("Additional = new Dictionary<string, string> { [\"filter.response.nulls\"] = \"yes\" }", "\"yes\"", "ELG0203",
        "The value of FilterResponseNulls (filter.response.nulls) is neither true nor false; write true or false")]
    public void A_constant_is_reported_at_its_place_by_property_and_key(string assignment, string underlined, string id, string message)
    {
        var rest = assignment.StartsWith("Password", StringComparison.Ordinal) ? "Username = value" : "Username = value, Password = value";

        Assert.Equal([(underlined, id, message)], Found($$"""new InfobipSms.Configuration { {{rest}}, {{assignment}} }"""));
        Assert.Equal([(underlined, id, message)], Found($$"""other with { {{assignment}} }"""));
        Assert.Equal([(underlined, id, message)], Found($$"""Change(c => c with { {{assignment}} })"""));
    }

    [Theory]
    [InlineData("CallbackUrl = \"https://acme.example/events\"")]
    [InlineData("CallbackUrl = value + \"/events\"")]
    [InlineData("CallbackUrl = \"\"")]
    [InlineData("CallbackUrl = null")]
    [InlineData("CallbackUrl = flag ? value : \"/events\"")]
    [InlineData("Password = value")]
    [InlineData("Password = maybe ?? \"hunter2\"")]
    [InlineData("Password = \"\"")]
    [InlineData("Password = null!")]
    [InlineData("Password = Secret.Empty")]
    [InlineData("Password = Environment.GetEnvironmentVariable(\"PASSWORD\")!")]
    [InlineData("Sender = \"+17777777777\"")]
    [InlineData("Note = \"********\"")]
    [InlineData("FilterResponseNulls = true")]
    [InlineData("Additional = new Dictionary<string, string> { [\"new.entry\"] = \"hunter2\" }")]
    [InlineData("Additional = new Dictionary<string, string> { [\"authentication.type\"] = \"newer\" }")]
    public void The_nearest_right_code_is_left_alone(string assignment) => Assert.Empty(Found($$"""other with { {{assignment}} }"""));

    [Fact]
    public void Each_secret_of_a_choice_is_reported_at_its_own_branch() =>
        Assert.Equal(["\"hunter2\"", "\"hunter3\""], Found("other with { Password = flag ? \"hunter2\" : \"hunter3\" }").Select(report => report.Underlined));

    [Fact]
    public void A_client_id_may_stand_in_the_code_and_a_token_may_not() =>
        Assert.Equal(
            [("\"hunter2\"", "ELG0204", "OAuthUserToken (oauth.user.token) is a secret, but its value is hard-coded; read it from configuration")],
            Found("store with { OAuthApiKey = \"acme\", OAuthUserToken = \"hunter2\" }"));

    [Fact]
    public void A_constructor_of_the_record_is_judged_too()
    {
        var reports = Project.With("""
            namespace Acme;

            public partial class Store
            {
                public sealed partial record Configuration { public Configuration(string user) { Username = user; Password = "hunter2"; } }
            }
            """).Analyze();

        Assert.Equal([("ELG0204", "\"hunter2\"")], reports.Select(report => (report.Id, report.Underlined)));
    }

    private static IEnumerable<(string Underlined, string Id, string Message)> Found(string expression) => Project.With($$"""
        using System; using System.Collections.Generic; using ElementGen;
        namespace Acme;
        public class Tenant
        {
            private const string Constant = "hunter2", Relative = "/events";
            public static object Change(Func<InfobipSms.Configuration, InfobipSms.Configuration> change) => (change, Constant, Relative);
            public object Configure(string value, bool flag, InfobipSms.Configuration other, Store.Configuration store, string? maybe = null) => {{expression}};
        }
        """).Analyze().Select(report => (report.Underlined, report.Id, report.Message));
}
