namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>Pages and components, whose code Razor's generator writes.</summary>
public class RazorTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    /// <summary>Properties of a web project that builds components and serves none of Blazor's scripts, which are a package.</summary>
    internal const string OnlyComponents = "<PropertyGroup><RequiresAspNetWebAssets>false</RequiresAspNetWebAssets></PropertyGroup>";

    [Fact]
    public async Task What_a_person_wrote_in_a_page_is_reported_at_the_pages_line()
    {
        var project = Site("RazorPages")
            .Write("Pages/Index.cshtml", """
                @page
                @using Acme.Messaging
                @{
                    var configuration = new InfobipSms.Configuration { Username = "acme" };
                }
                <p>@configuration.Username</p>
                """)
            .Write("Components/Sms.razor", """
                @using Acme.Messaging
                <p>@Text(new InfobipSms.Configuration())</p>
                @code {
                    private static string Text(InfobipSms.Configuration configuration) => configuration.Username;

                    private static InfobipSms.Configuration Complete(string name) => new() { Username = name, Password = name };
                }
                """);

        var built = await project.BuildAsync();

        Assert.Equal(
            [
                "Components/Sms.razor(2,14): error ELG0201: 'InfobipSms.Configuration' lacks 2 entries that 'infobip' needs",
                "Pages/Index.cshtml(4,29): error ELG0201: 'InfobipSms.Configuration' lacks an entry that 'infobip' needs",
            ],
            ProblemsIn(project, built));
    }

    [Fact]
    public async Task A_class_in_a_components_code_is_told_to_move_to_a_file_of_its_own()
    {
        var project = Site("RazorCode").Write("Components/Sms.razor", """
            @code {
                [ElementGen.ElementInstance("infobip")]
                public partial class Inner;
            }
            """);

        var built = await project.BuildAsync();

        Assert.Equal(["Components/Sms.razor(2,6): error ELG0003: 'Inner' cannot be an element class"], ProblemsIn(project, built));
        Assert.Contains("move it to a .cs file", built.Output, StringComparison.Ordinal);
    }

    // Without the project's folder, and without the end of the message, which other tests show.
    private static IEnumerable<string> ProblemsIn(StrangersProject project, CommandResult built) => built.Problems
        .Select(problem => problem[(problem.IndexOf(project.Folder, StringComparison.Ordinal) + project.Folder.Length + 1)..].Replace('\\', '/'))
        .Select(problem => problem.Split(": ") is [var place, var id, var message, ..] ? $"{place}: {id}: {message}" : problem)
        .Order(StringComparer.Ordinal);

    private StrangersProject Site(string name) => new StrangersProject(feed, name, sdk: "Microsoft.NET.Sdk.Web", extra: OnlyComponents)
        .WithElement("infobip")
        .Write("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();")
        .Write("InfobipSms.cs", """
            using ElementGen;

            namespace Acme.Messaging;

            [ElementInstance("infobip")]
            public partial class InfobipSms;
            """);
}
