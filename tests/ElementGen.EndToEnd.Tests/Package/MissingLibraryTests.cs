namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>Where a reference does not bring the library, one error names the reference and what to change.</summary>
[Collection(nameof(ProjectShapes))]
public class MissingLibraryTests(ProjectShapes shapes)
{
    [Theory]
    [InlineData(
        ProjectShapes.GlobalReference,
        "<GlobalPackageReference Include=\"ElementGen\" /> never brings a library: replace it by a PackageVersion, and add <PackageReference Include=\"ElementGen\" /> to this project.")]
    [InlineData(
        ProjectShapes.IncludesOtherAssets,
        "<PackageReference Include=\"ElementGen\" IncludeAssets=\"build;analyzers\" /> leaves it out: let that reference include 'compile' and 'runtime'.")]
    [InlineData(
        ProjectShapes.ExcludesLibrary,
        "<PackageReference Include=\"ElementGen.Storage\" ExcludeAssets=\"compile\" /> leaves it out: let that reference include 'compile' and 'runtime'.")]
    [InlineData(
        ProjectShapes.UsesHiddenLibrary,
        "The project or package through which it gets ElementGen keeps the library to itself: add <PackageReference Include=\"ElementGen\" /> to this project.")]
    public void A_project_that_uses_it_is_told_which_reference_leaves_it_out(string project, string why) => Assert.EndsWith(
        $": error : '{project}.csproj' uses ElementGen but does not reference its library. {why}",
        Assert.Single(shapes.ProblemsOf(project)),
        StringComparison.Ordinal);

    [Fact]
    public void A_project_that_leaves_it_out_and_does_not_use_it_builds_without_a_word()
    {
        const string project = ProjectShapes.NeedsNoLibrary;
        Assert.Empty(shapes.ProblemsOf(project));
        Assert.True(File.Exists(Path.Combine(shapes.FolderOf(project), "bin", "Debug", "net10.0", project + ".dll")));
    }
}
