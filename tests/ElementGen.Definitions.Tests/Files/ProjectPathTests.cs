namespace ElementGen.Definitions.Tests.Files;

/// <summary>Paths as a project sees them: the same wherever it was checked out.</summary>
public sealed class ProjectPathTests
{
    [Theory]
    [InlineData("/work/acme/elements/a.json", "/work/acme/", "elements/a.json")]
    [InlineData("/work/acme/elements/a.json", "/work/acme", "elements/a.json")]
    [InlineData(@"C:\work\acme\elements\a.json", @"C:\work\acme\", "elements/a.json")]
    [InlineData("/work/shared/a.json", "/work/acme/", "../shared/a.json")]
    [InlineData("/work/acme2/a.json", "/work/acme/", "../acme2/a.json")]
    [InlineData("/work/a.json", "/work/acme/src/", "../../a.json")]
    [InlineData("/work/acme", "/work/acme/", "../acme")]
    public void A_file_below_a_folder_that_it_shares_with_the_project_has_a_relative_path(string path, string project, string relative) =>
        Assert.Equal(relative, ProjectPath.Of(path, project));

    [Theory]
    [InlineData("/elsewhere/a.json", "/work/acme/", "/elsewhere/a.json")]
    [InlineData(@"D:\a.json", @"C:\work\acme\", "D:/a.json")]
    [InlineData(@"elements\a.json", null, "elements/a.json")]
    [InlineData("elements/a.json", "", "elements/a.json")]
    [InlineData("/a.json", "/", "/a.json")]
    public void Any_other_file_keeps_its_path(string path, string? project, string expected) =>
        Assert.Equal(expected, ProjectPath.Of(path, project));
}
