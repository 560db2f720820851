using ElementGen.Roslyn.Tests.Documentation;

namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>The code of pages, pasted into new projects: nothing is added but what the page says, and warnings are errors.</summary>
public class PageProjectTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public Task The_readmes_code_builds_in_a_new_console_project() => BuildAsync("console", FilesOf("README.md"));

    [Fact]
    public Task The_readmes_code_builds_in_a_new_web_project() => BuildAsync("web", FilesOf("README.md"));

    [Fact]
    public Task The_code_for_web_applications_builds_in_a_new_web_project() =>
        BuildAsync("web", [.. FilesOf("README.md"), .. FilesOf("src/ElementGen/docs/applications.md")]);

    private async Task BuildAsync(string template, List<Snippet> files)
    {
        var folder = Path.Combine(feed.Folder, $"{template}{files.Count}");
        feed.OfferRestoredPackages(folder);
        await RunAsync(folder, "new", template, "--output", ".", "--name", "Acme.Messaging", "--no-restore");
        await RunAsync(folder, "add", "package", "ElementGen");
        await RunAsync(folder, "add", "package", "ElementGen.Storage");
        Directory.CreateDirectory(Path.Combine(folder, "elements"));
        File.Copy(Path.Combine(Repository.Root, "elements", "infobip.json"), Path.Combine(folder, "elements", "infobip.json"));
        foreach (var file in files)
            await File.WriteAllTextAsync(Path.Combine(folder, file.File), file.Text);

        var built = await Dotnet.RunAsync(folder, "build", "-nologo", "--no-restore", "-warnaserror", "-p:UseSharedCompilation=false");

        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Empty(built.Problems);
    }

    private static async Task RunAsync(string folder, params string[] arguments)
    {
        var result = await Dotnet.RunAsync(folder, arguments);
        Assert.True(result.ExitCode == 0, result.Output);
    }

    private static List<Snippet> FilesOf(string page)
    {
        var files = Snippet.Of(Path.Combine(Repository.Root, page)).Where(static snippet => snippet.File.Length > 0).ToList();
        Assert.Contains(files, static file => file.File == "Program.cs");
        return files;
    }
}
