namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0202: an entry that must be supplied is set to nothing, or to what stands where a value is still to come.</summary>
public class EmptyEntryTests
{
    private const string User = "messaging.sms.infobip.username";

    private static readonly Consumer Project = new Consumer().WithElements("infobip", "bigcommerce", "netsuiteerpv2").With("""
        namespace Acme;

        [ElementGen.ElementInstance("infobip")]
        public partial class InfobipSms;

        [ElementGen.ElementInstance("bigcommerce")]
        public partial class Store;

        [ElementGen.ElementInstance("netsuiteerpv2")]
        public partial class Books;
        """);

    [Fact]
    public void The_warning_stands_at_the_value_and_names_property_key_and_element() =>
        Assert.Equal(
            [new Report("Source1.cs(7,153)", "\"<INSERT_USERNAME>\"", "ELG0202",
                "Username (messaging.sms.infobip.username) is set to a placeholder, but 'infobip' needs a real value")],
            Reports("""new InfobipSms.Configuration { Username = "<INSERT_USERNAME>", Password = value }"""));

    [Theory]
    [InlineData("null!", "null", "null")]
    [InlineData("default!", "default", "null")]
    [InlineData("default(string)!", "default(string)", "null")]
    [InlineData("(string)null!", "(string)null!", "null")]
    [InlineData("\"\"", "\"\"", "an empty string")]
    [InlineData("string.Empty", "string.Empty", "an empty string")]
    [InlineData("\" \"", "\" \"", "white space")]
    [InlineData("$\"\"", "$\"\"", "an empty string")]
    [InlineData("\"change\" + \"me\"", "\"change\" + \"me\"", "a placeholder")]
    [InlineData("Blank", "Blank", "a placeholder")]
    [InlineData("$\"<{nameof(InfobipSms)}>\"", "$\"<{nameof(InfobipSms)}>\"", "a placeholder")]
    [InlineData("nameof(todo)", "nameof(todo)", "a placeholder")]
    [InlineData("(\"TODO\")", "\"TODO\"", "a placeholder")]
    public void Every_kind_of_constant_is_seen(string value, string underlined, string emptiness) =>
        Assert.Equal(
            [(underlined, $"Username (messaging.sms.infobip.username) is set to {emptiness}, but 'infobip' needs a real value")],
            Found($$"""new InfobipSms.Configuration { Username = {{value}}, Password = value }"""));

    [Theory]
    [InlineData("null!", "null")]
    [InlineData("default!", "null")]
    [InlineData("\"\"", "an empty string")]
    [InlineData("Secret.Empty", "an empty string")]
    [InlineData("(Secret)\"changeme\"", "a placeholder")]
    [InlineData("\"your-password\"", "a placeholder")]
    public void A_secret_is_judged_by_its_text_which_is_not_shown(string value, string emptiness) =>
        Assert.Equal(
            [$"Password (messaging.sms.infobip.password) is set to {emptiness}, but 'infobip' needs a real value"],
            Found($$"""new InfobipSms.Configuration { Username = value, Password = {{value}} }""").Select(report => report.Message));

    [Theory]
    [InlineData("value")]
    [InlineData("\"acme\"")]
    [InlineData("maybe ?? \"\"")]
    [InlineData("flag ? value : \"\"")]
    [InlineData("flag ? \"acme\" : throw new InvalidOperationException()")]
    [InlineData("ReadOnly")]
    [InlineData("$\"<{value}>\"")]
    [InlineData("\"\" + value")]
    [InlineData("string.Concat(\"\")")]
    public void What_only_the_run_shows_is_no_matter(string value) =>
        Assert.Empty(Found($$"""new InfobipSms.Configuration { Username = {{value}}, Password = value }"""));

    [Theory]
    [InlineData("flag ? \"\" : \"TODO\"", "\"\"", "\"TODO\"")]
    [InlineData("flag ? \"acme\" : (value.Length > 3 ? \"\" : \"beta\")", "\"\"")]
    [InlineData("value switch { \"a\" => \"acme\", \"b\" => \"xxx\", _ => throw new InvalidOperationException() }", "\"xxx\"")]
    public void Each_constant_of_a_choice_is_reported_at_its_own_branch(string value, params string[] underlined) =>
        Assert.Equal(underlined, Found($$"""new InfobipSms.Configuration { Username = {{value}}, Password = value }""").Select(report => report.Underlined));

    [Theory]
    [InlineData("new InfobipSms.Configuration { Password = value } with { Username = \"\" }")]
    [InlineData("new InfobipSms.Configuration { Username = value, Password = value } with { Username = \"\" }")]
    [InlineData("(InfobipSms.Configuration)new() { Username = \"\", Password = value }")]
    [InlineData("(Expression<Func<object>>)(() => new InfobipSms.Configuration { Username = \"\", Password = new string('a', 3) })")]
    [InlineData("(Func<InfobipSms.Configuration>)(() => new() { Username = \"\", Password = value })")]
    [InlineData("new List<InfobipSms.Configuration> { new() { Username = \"\", Password = value } }")]
    public void It_is_seen_wherever_a_configuration_is_created(string expression) =>
        Assert.Equal(["\"\""], Found(expression).Select(report => report.Underlined));

    [Theory]
    [InlineData("new InfobipSms.Configuration { Username = \"\", Password = value } with { Username = value }")]
    [InlineData("other with { Username = \"\" }")]
    [InlineData("other with { Username = \"TODO\", Password = Secret.Empty }")]
    [InlineData("Change(c => c with { Username = \"\" })")]
    [InlineData("new InfobipSms.Configuration { Username = value, Password = value, Sender = \"\", CallbackUrl = null }")]
    public void What_is_set_in_the_end_counts_and_clearing_is_no_mistake(string expression) => Assert.Empty(Found(expression));

    [Fact]
    public void An_entry_of_a_group_is_reported_only_when_its_group_is_selected()
    {
        const string basic = "Username = \"\", Password = value, StoreUrl = value";

        Assert.Equal(["\"\""], Found($$"""new Store.Configuration { {{basic}} }""").Select(report => report.Underlined));
        Assert.Empty(Found($$"""new Store.Configuration { {{basic}}, Additional = new Dictionary<string, string> { ["authentication.type"] = value } }"""));
    }

    [Fact]
    public void A_control_that_must_be_supplied_is_reported_when_it_is_null() =>
        Assert.Contains(
            "AuthenticationType (authentication.type) is set to null, but 'netsuiteerpv2' needs a real value",
            Found("new Books.Configuration { AuthenticationType = null }").Select(report => report.Message));

    [Fact]
    public void What_Additional_holds_in_the_end_counts()
    {
        Assert.Equal(["\"TODO\""], Additional("Password = value", "\"TODO\""));
        Assert.Equal(["\"\""], Additional("Username = value, Password = value", "\"\""));
        Assert.Empty(Additional("Username = \"\", Password = value", "\"acme\""));
        Assert.Empty(Additional("Username = \"\", Password = value", "value"));

        static IEnumerable<string> Additional(string properties, string value) =>
            Found($$"""new InfobipSms.Configuration { {{properties}}, Additional = new Dictionary<string, string> { ["{{User}}"] = {{value}} } }""")
                .Select(report => report.Underlined);
    }

    [Fact]
    public void A_constructor_of_the_users_own_excuses_what_it_may_set_and_not_what_is_set_after_it()
    {
        var reports = Project.With("""
            namespace Acme;

            public partial class InfobipSms
            {
                public sealed partial record Configuration { public Configuration(string password) => Password = password; }
            }

            public static class Phone
            {
                public static object Sms(string value) => new InfobipSms.Configuration(value) { Username = "TODO" };
            }
            """).Analyze();

        Assert.Equal([("ELG0202", "\"TODO\"")], reports.Select(report => (report.Id, report.Underlined)));
    }

    private static IEnumerable<(string Underlined, string Message)> Found(string expression) => Reports(expression)
        .Where(report => report.Id == "ELG0202")
        .Select(report => (report.Underlined, report.Message));

    private static IReadOnlyList<Report> Reports(string expression) => Project.With($$"""
        using System; using System.Collections.Generic; using System.Linq.Expressions; using ElementGen;
        namespace Acme;
        public class Tenant
        {
            private const string Blank = "xxx", todo = "acme"; private static readonly string ReadOnly = "";
            public static object Change(Func<InfobipSms.Configuration, InfobipSms.Configuration> change) => (change, ReadOnly, todo, Blank);
            public object Configure(string value, bool flag, InfobipSms.Configuration other, string? maybe = null) => {{expression}};
        }
        """).Analyze();
}
