using ElementGen.CodeFixes;

namespace ElementGen.Roslyn.Tests.CodeFixes;

/// <summary>What is written for an entry: where a secret is read from, and what people are asked for.</summary>
public class MissingEntryValuesTests
{
    private const string FromConfiguration = "[\"Infobip:Password\"]";
    private const string FromEnvironment = "Environment.GetEnvironmentVariable(\"INFOBIP_PASSWORD\")!";

    private const string Title = "Add the missing entries, and read secrets from configuration";
    private static readonly MissingEntriesFix Fix = new();

    [Theory]
    [InlineData("public class A { object M(IConfiguration configuration) => $; }", "configuration")]
    [InlineData("public class A { object M() { var settings = Settings.Load(); return $; } }", "settings")]
    [InlineData("public class A { object M() { IConfiguration @event = Settings.Load(); System.Func<object> f = () => $; return f(); } }", "@event")]
    [InlineData("public class A(IConfiguration configuration) { object M() => $; }", "configuration")]
    [InlineData("public class A(IConfiguration configuration) { public object P { get; } = $; }", "configuration")]
    [InlineData("public class A(IConfiguration configuration) { readonly IConfiguration _kept = configuration; object M() => $; }", "_kept")]
    [InlineData("public class A : Base { object M() => $; }", "Settings")]
    [InlineData("public class A { static readonly IConfiguration Shared = Settings.Load(); static object M() => $; }", "Shared")]
    public async Task A_secret_is_read_from_a_configuration_in_scope(string use, string configuration) =>
        Assert.Contains($"Password = {configuration}{FromConfiguration}!,", await FixedAsync(use), StringComparison.Ordinal);

    [Theory]
    [InlineData("public class A { object M(IConfiguration? configuration) => $; }")]
    [InlineData("public class A { object M() { var made = $; var settings = Settings.Load(); return (made, settings); } }")]
    [InlineData("public class A(IConfiguration configuration) : Kept(configuration) { object M() => $; }")]
    [InlineData("public class A : Base { static object M() => $; }")]
    [InlineData("public class A : Base { readonly object _made = $; }")]
    [InlineData("public class A : Base { class B { object M() => $; } }")]
    [InlineData("public class A { object M(IConfiguration configuration) { System.Func<object> f = static () => $; return (f, configuration); } }")]
    public async Task A_configuration_that_could_not_be_read_there_is_passed_over(string use) =>
        Assert.Contains($"Password = {FromEnvironment},", await FixedAsync(use), StringComparison.Ordinal);

    [Fact]
    public async Task A_member_called_Environment_does_not_stand_in_the_way() =>
        Assert.Contains(
            $"Password = System.{FromEnvironment},",
            await FixedAsync("public class A { public string Environment => \"test\"; object M() => $; }"),
            StringComparison.Ordinal);

    [Fact]
    public async Task Null_is_not_forgiven_where_nobody_warns_of_it() =>
        Assert.Contains(
            "Password = Environment.GetEnvironmentVariable(\"INFOBIP_PASSWORD\"),",
            await FixedAsync("#nullable disable\npublic class A { object M() => $; }"),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_group_that_is_selected_gets_its_entries()
    {
        using var solution = OpenSolution.With(("Acme.cs", """
            [ElementGen.ElementInstance("bigcommerce")]
            public partial class Store;

            public static class Acme
            {
                public static Store.Configuration Shop() => new()
                {
                    AuthenticationType = Store.Configuration.AuthenticationTypeOption.Custom,
                    StoreUrl = "https://store.example.com/api/v2/",
                };
            }
            """)).WithElements("bigcommerce");

        await solution.FixAsync(Fix, "ELG0201", title: Title);

        Assert.Contains("""
                    StoreUrl = "https://store.example.com/api/v2/",
                    OAuthApiKey = System.Environment.GetEnvironmentVariable("BIGCOMMERCE_OAUTH_API_KEY"),
                    OAuthUserToken = System.Environment.GetEnvironmentVariable("BIGCOMMERCE_OAUTH_USER_TOKEN"),
                };
            """, await solution.TextAsync("Acme.cs"), StringComparison.Ordinal);
        Assert.All(await solution.DiagnosticsAsync(), left => Assert.Equal("CS0103", left.Id)); // what people are to fill in
    }

    [Fact]
    public async Task A_control_that_must_be_supplied_is_left_for_people_to_choose()
    {
        using var solution = OpenSolution.With(("Acme.cs", """
            [ElementGen.ElementInstance("netsuiteerpv2")]
            public partial class Books;

            public static class Acme
            {
                public static Books.Configuration Ledger() => new();
            }
            """)).WithElements("netsuiteerpv2");

        await solution.FixAsync(Fix, "ELG0201", title: "Add the missing entries");

        Assert.Contains("AuthenticationType = TODO_AuthenticationType, // ", await solution.TextAsync("Acme.cs"), StringComparison.Ordinal);
        Assert.All(await solution.DiagnosticsAsync(), left => Assert.Equal("CS0103", left.Id)); // what people are to fill in
    }

    [Fact]
    public async Task A_hole_never_means_anything_that_the_code_has()
    {
        using var solution = OpenSolution.With(
            ("InfobipSms.cs", "[ElementGen.ElementInstance(\"infobip\")] public partial class InfobipSms;"),
            ("Acme.cs", """
                public static class Acme
                {
                    private const string TODO_Username = "later", TODO_Username_ = "much later";
                    public static object Sms() => new InfobipSms.Configuration { Sender = TODO_Username + TODO_Username_ };
                }
                """));

        await solution.FixAsync(Fix, "ELG0201", title: "Add the missing entries");

        Assert.Contains("Username = TODO_Username__,", await solution.TextAsync("Acme.cs"), StringComparison.Ordinal);
        Assert.Equal(["CS0103", "CS0103"], (await solution.DiagnosticsAsync()).Select(left => left.Id));
    }

    [Fact]
    public async Task Secrets_are_not_offered_where_none_is_missing()
    {
        using var solution = OpenSolution.With(
            ("InfobipSms.cs", "[ElementGen.ElementInstance(\"infobip\")] public partial class InfobipSms;"),
            ("Acme.cs", "public static class Acme { static object M(ElementGen.Secret s) => new InfobipSms.Configuration { Password = s }; }"));

        Assert.Equal(["Add the missing entries"], (await solution.OfferedAsync(Fix, "ELG0201")).Select(action => action.Title));
    }

    [Fact]
    public async Task A_label_cannot_leave_its_comment()
    {
        using var solution = new OpenSolution().AddProject(
            "Acme",
            [("Acme.cs", """
                [ElementGen.ElementInstance("acme")] public partial class Acme;
                public static class Use { public static Acme.Configuration Of() => new(); }
                """)],
            [("elements/acme.json", """
                { "key": "acme", "configuration": [
                  { "key": "user", "name": "User\u2028name\n#error &lt;b&gt;", "type": "TEXTFIELD_32", "required": true, "active": true }] }
                """)]);

        await solution.FixAsync(Fix, "ELG0201", title: "Add the missing entries");

        Assert.Contains("User = TODO_User, // User name #error &lt;b&gt;\n", await solution.TextAsync("Acme.cs"), StringComparison.Ordinal);
        Assert.All(await solution.DiagnosticsAsync(), left => Assert.Equal("CS0103", left.Id)); // what people are to fill in
    }

    private static async Task<string> FixedAsync(string use)
    {
        const string creation = "new InfobipSms.Configuration {\n    Username = \"\",\n}";
        using var solution = OpenSolution.With(
            ("InfobipSms.cs", "[ElementGen.ElementInstance(\"infobip\")] public partial class InfobipSms;"),
            ("Configuration.cs", """
                namespace Microsoft.Extensions.Configuration
                {
                    public interface IConfiguration { string? this[string key] { get; set; } }
                }

                public static class Settings { public static Microsoft.Extensions.Configuration.IConfiguration Load() => throw new System.NotSupportedException(); }
                public class Base { protected Microsoft.Extensions.Configuration.IConfiguration Settings { get; } = global::Settings.Load(); }
                public class Kept(Microsoft.Extensions.Configuration.IConfiguration kept) { public object Value { get; } = kept; }
                """),
            ("Acme.cs", "using System;\nusing Microsoft.Extensions.Configuration;\n" + use.Replace("$", creation, StringComparison.Ordinal)));

        var before = await IdsAsync();
        await solution.FixAsync(Fix, "ELG0201", title: Title);

        // Nothing is worse than before: the one error is gone, and nothing new has come.
        var after = await IdsAsync();
        Assert.DoesNotContain("ELG0201", after);
        Assert.Empty(after.Except(before));
        return await solution.TextAsync("Acme.cs");

        async Task<IReadOnlyList<string>> IdsAsync() => [.. (await solution.DiagnosticsAsync()).Select(diagnostic => diagnostic.Id)];
    }
}
