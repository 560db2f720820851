using System.Text.Json;

namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>What a project says about its files holds, and the files of others stay as they were.</summary>
[Collection(nameof(ProjectShapes))]
public class ProjectFileTests(ProjectShapes shapes)
{
    [Fact]
    public void Foreign_files_of_a_web_project_are_copied_and_of_ours_only_those_that_the_project_sets_it_for() => Assert.Equal(
        [
            "always/instance.json", "data/instance.json", "elements/menu.json", "listed/copied.json",
            "requests/copied.instance.json", "requests/included.instance.json",
        ],
        CopiedBy(ProjectShapes.Site));

    [Fact]
    public void All_files_of_a_web_project_that_gets_the_package_through_another_project_are_copied_and_those_of_that_project() =>
        Assert.Equal(
            ["box.element.json", "data/instance.json", "elements/menu.json", "library/instance.json"], CopiedBy(ProjectShapes.SiteOverLibrary));

    [Fact]
    public void Foreign_files_of_a_worker_are_copied_and_of_ours_only_those_that_the_project_sets_it_for() =>
        Assert.Equal(["data/instance.json", "elements/menu.json", "requests/copied.instance.json"], CopiedBy(ProjectShapes.Worker));

    [Fact]
    public void Files_of_a_library_that_the_project_copies_are_copied() =>
        Assert.Equal(["box.element.json", "requests/copied.instance.json"], CopiedBy(ProjectShapes.ListsFiles));

    [Fact]
    public async Task Files_that_the_project_removes_or_that_lie_in_a_folder_of_output_are_not_read_and_those_that_it_lists_are_what_it_says()
    {
        Assert.Empty(shapes.ProblemsOf(ProjectShapes.ListsFiles));

        var read = await shapes.EvaluateAsync(ProjectShapes.ListsFiles, "AdditionalFiles");

        Assert.Equal(
            [
                "box.element.json: Definition", "data/instance.json: Instance, by place", "elements/infobip.json: Definition",
                "elements/menu.json: Definition, by place, for another generator", "elements/sms.json: Instance",
                "Elements/soup.json: Definition, by place", "requests/copied.instance.json: Instance", "tool/bin/listed.json: Definition",
            ],
            read.Select(Description).Order(StringComparer.OrdinalIgnoreCase),
            // Some file systems take both folders for one.
            StringComparer.OrdinalIgnoreCase);
    }

    private static string Description(JsonElement file)
    {
        var byPlace = Is("ElementGenFoundByPlace") ? ", by place" : "";
        var another = Is("AnotherGenerator") ? ", for another generator" : "";
        return $"{file.GetProperty("Identity").GetString()!.Replace('\\', '/')}: {file.GetProperty("ElementGenKind").GetString()}{byPlace}{another}";

        bool Is(string name) => file.TryGetProperty(name, out var value) && value.GetString() == "true";
    }

    /// <summary>The JSON files in a project's output that the build did not write itself.</summary>
    private IEnumerable<string> CopiedBy(string project)
    {
        Assert.Empty(shapes.ProblemsOf(project));
        var output = Path.Combine(shapes.FolderOf(project), "bin", "Debug", "net10.0");
        return Directory.EnumerateFiles(output, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(output, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith(project + ".", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }
}
