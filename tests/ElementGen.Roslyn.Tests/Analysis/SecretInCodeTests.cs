namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0204: secrets that are hard-coded.</summary>
public class SecretInCodeTests
{
    private const string InCode =
        "Password (messaging.sms.infobip.password) is a secret, but its value is hard-coded; read it from configuration";

    [Theory]
    [InlineData("Password = \"hunter2\"", "\"hunter2\"", InCode)]
    [InlineData("Password = Constant", "Constant", InCode)]
    [InlineData("Password = (Secret)\"hunter2\"", "\"hunter2\"", InCode)]
    [InlineData("Password = (\"hun\" + \"ter2\")", "\"hun\" + \"ter2\"", InCode)]
    [InlineData("Password = $\"hunter2\"", "$\"hunter2\"", InCode)]
    [InlineData("Password = nameof(Constant)", "nameof(Constant)", InCode)]
    [InlineData("Additional = new Dictionary<string, string> { [\"messaging.sms.infobip.password\"] = \"hunter2\" }", "\"hunter2\"", InCode)]
    [InlineData(
        "Additional = new Dictionary<string, string>(StringComparer.Ordinal) { { \"messaging.sms.infobip.password\", \"hunter2\" } }",
        "\"hunter2\"",
        InCode)]
    [InlineData("Additional = new Dictionary<string, string> { [value] = \"x\", [\"new.api.token\"] = \"hunter2\" }", "\"hunter2\"",
        "new.api.token is a secret, but its value is hard-coded; read it from configuration")]
    public void A_constant_is_reported_at_its_place_by_property_and_key(string assignment, string underlined, string message) =>
        Assert.All(
            AssignedConstants.WaysToWrite(assignment),
            expression => Assert.Equal([(underlined, "ELG0204", message)], AssignedConstants.Reports(expression)));

    [Theory]
    [InlineData("Password = value")]
    [InlineData("Password = maybe ?? \"hunter2\"")]
    [InlineData("Password = \"\"")]
    [InlineData("Password = null!")]
    [InlineData("Password = Secret.Empty")]
    [InlineData("Password = Environment.GetEnvironmentVariable(\"PASSWORD\")!")]
    [InlineData("Sender = \"+17777777777\"")]
    [InlineData("Additional = new Dictionary<string, string> { [\"new.entry\"] = \"hunter2\" }")]
    public void Code_that_is_almost_the_same_but_right_is_left_alone(string assignment) =>
        Assert.Empty(AssignedConstants.Reports($$"""other with { {{assignment}} }"""));

    [Fact]
    public void Each_secret_of_a_conditional_is_reported_at_its_own_branch() =>
        Assert.Equal(
            ["\"hunter2\"", "\"hunter3\""],
            AssignedConstants.Reports("other with { Password = flag ? \"hunter2\" : \"hunter3\" }").Select(report => report.Underlined));

    [Fact]
    public void A_client_id_may_be_hard_coded_and_a_token_may_not() =>
        Assert.Equal(
            [("\"hunter2\"", "ELG0204", "OAuthUserToken (oauth.user.token) is a secret, but its value is hard-coded; read it from configuration")],
            AssignedConstants.Reports("store with { OAuthApiKey = \"acme\", OAuthUserToken = \"hunter2\" }"));

    [Fact]
    public void A_constructor_of_the_record_is_checked_too()
    {
        var reports = AssignedConstants.Project.With("""
            namespace Acme;

            public partial class Store
            {
                public sealed partial record Configuration { public Configuration(string user) { Username = user; Password = "hunter2"; } }
            }
            """).Analyze();

        Assert.Equal([("ELG0204", "\"hunter2\"")], reports.Select(report => (report.Id, report.Underlined)));
    }
}
