namespace ElementGen.EndToEnd.Tests.Package;

/// <summary><c>dotnet format</c>, which runs every fix that can fix all places at once.</summary>
public class FormatTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private static readonly string[] Ids = ["ELG0001", "ELG0201", "ELG0204", "ELG0205", "ELG0206"];

    private const string Decided = """
        using ElementGen;

        namespace Acme.Messaging;

        [ElementInstance("infobop")]
        public partial class Misspelt;

        public static class Decided
        {
            public static Store.Configuration Shop(string text) =>
                new() { Username = text, Password = "correct-horse", OAuthApiKey = text, StoreUrl = text };

            public static async Task SetUpAsync(InfobipSms.Configuration configuration)
            {
                using var client = new ElementsClient(new ElementsClientOptions { BaseAddress = new Uri("https://api.example.com") });
                await InfobipSms.ProvisionAsync(client, "acme", configuration);
            }
        }

        """;

    private const string Missing = """
        namespace Acme.Messaging;

        public static class Missing
        {
            public static InfobipSms.Configuration Sms() => new()
            {
                Username = "acme",
            };
        }

        """;

    [Fact]
    public async Task What_a_person_must_decide_stays_and_missing_entries_still_do_not_build()
    {
        var project = new StrangersProject(feed, "Formatted")
            .WithElement("infobip")
            .WithElement("bigcommerce")
            .Write(".editorconfig", "root = true\n\n[*.cs]\nend_of_line = lf\n")
            .Write("Classes.cs", """
                using ElementGen;

                namespace Acme.Messaging;

                [ElementInstance("infobip")]
                public partial class InfobipSms;

                [ElementInstance("bigcommerce")]
                public partial class Store;

                """)
            .Write("Decided.cs", Decided)
            .Write("Missing.cs", Missing);
        await project.RunAsync("restore");

        var formatted = await project.RunAsync("format", ["analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. Ids]);

        Assert.True(formatted.ExitCode == 0, formatted.Output);
        Assert.Equal(Decided, File.ReadAllText(Path.Combine(project.Folder, "Decided.cs")));
        Assert.Equal(
            Missing.Replace(
                "        Username = \"acme\",\n",
                "        Username = \"acme\",\n        Password = TODO_Password, // Password\n",
                StringComparison.Ordinal),
            File.ReadAllText(Path.Combine(project.Folder, "Missing.cs")));

        var built = await project.BuildAsync();
        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains(built.Problems, problem => problem.Contains("error CS0103", StringComparison.Ordinal) && problem.Contains("TODO_Password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistake_in_a_page_is_left_to_its_author()
    {
        const string page = """
            @using Acme.Messaging
            @code {
                private static object Create() => new InfobipSms.Configuration();
            }

            """;
        var project = new StrangersProject(feed, "FormattedPages", sdk: "Microsoft.NET.Sdk.Web", extra: RazorTests.OnlyComponents)
            .WithElement("infobip")
            .Write("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();\n")
            .Write("Classes.cs", "namespace Acme.Messaging;\n\n[ElementGen.ElementInstance(\"infobip\")]\npublic partial class InfobipSms;\n")
            .Write("Components/Sms.razor", page);
        await project.RunAsync("restore");

        var formatted = await project.RunAsync("format", "analyzers", "--no-restore");

        Assert.True(formatted.ExitCode == 0, formatted.Output);
        Assert.Equal(page, File.ReadAllText(Path.Combine(project.Folder, "Components", "Sms.razor")));
        Assert.Contains("ELG0201", Assert.Single((await project.BuildAsync()).Problems), StringComparison.Ordinal);
    }
}
