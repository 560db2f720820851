namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>The shapes that a stranger's project has, built in one go.</summary>
[Collection(nameof(ProjectShapes))]
public class ProjectShapeTests(ProjectShapes shapes)
{
    [Theory]
    [InlineData(ProjectShapes.CentralVersions)]
    [InlineData(ProjectShapes.PinnedVersions)]
    [InlineData(ProjectShapes.UnusualFolder)]
    public void It_builds_without_a_word_where(string project) => AssertBuilt(project, "net10.0");

    [Fact]
    public void A_project_that_installs_only_a_package_which_depends_on_ElementGen_is_told_what_its_creations_lack() => Assert.Contains(
        "Use.cs(5,38): error ELG0201: 'InfobipSms.Configuration' lacks an entry that 'infobip' needs: Password",
        Assert.Single(shapes.ProblemsOf(ProjectShapes.Dependant)),
        StringComparison.Ordinal);

    [Fact]
    public void Generated_code_is_fit_for_trimming_and_native_code_for_every_framework_of_a_project()
    {
        AssertBuilt(ProjectShapes.SeveralFrameworks, "net8.0");
        AssertBuilt(ProjectShapes.SeveralFrameworks, "net10.0");
    }

    [Fact]
    public void A_friend_assembly_with_instances_of_its_own_uses_the_internal_ones_of_another() => AssertBuilt(ProjectShapes.Friend, "net10.0");

    [Fact]
    public async Task Generated_files_that_are_written_into_the_project_have_short_legal_names_and_do_not_disturb_the_next_build()
    {
        AssertBuilt(ProjectShapes.WritesGeneratedFiles, "net10.0");
        var folder = Path.Combine(shapes.FolderOf(ProjectShapes.WritesGeneratedFiles), "Generated");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, files.Count);
        Assert.All(files, static file => Assert.Matches(@"^[A-Za-z0-9_.]{1,100}\.cs$", file));

        var again = await shapes.BuildReleaseAsync(ProjectShapes.WritesGeneratedFiles);
        Assert.True(again.ExitCode == 0, again.Output);
        Assert.Empty(again.Problems);
    }

    private void AssertBuilt(string project, string framework)
    {
        Assert.Empty(shapes.ProblemsOf(project));
        Assert.True(File.Exists(Path.Combine(shapes.FolderOf(project), "bin", "Debug", framework, project + ".dll")));
    }
}
