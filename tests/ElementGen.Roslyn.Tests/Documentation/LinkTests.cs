using System.Text.RegularExpressions;

namespace ElementGen.Roslyn.Tests.Documentation;

/// <summary>Links between pages.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Pages => [.. DocumentationPages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_a_heading_that_is_there(string page)
    {
        foreach (Match link in Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))))
        {
            var (path, heading) = link.Groups["target"].Value.Split('#') is [var file, var anchor] ? (file, anchor) : (link.Groups["target"].Value, "");
            var target = path.Length == 0 ? Path.Combine(Repository.Root, page) : Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, path);

            Assert.True(Path.Exists(target), link.Value);
            if (heading.Length > 0)
                Assert.Contains(heading, File.ReadLines(target).Where(static line => line.StartsWith('#')).Select(AnchorOf));
        }
    }

    [Fact]
    public void The_readme_has_links_that_work_in_a_package() =>
        Assert.DoesNotContain("](#", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);

    [Fact]
    public void The_changelog_tells_of_the_version_that_is_built()
    {
        var version = VersionPrefix().Match(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"))).Groups["version"].Value;

        Assert.Contains($"## {version}", File.ReadLines(Path.Combine(Repository.Root, ".github", "CHANGELOG.md")));
    }

    private static string AnchorOf(string heading) =>
        NotInAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\((?!https?://)(?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex("<VersionPrefix>(?<version>.+)</VersionPrefix>")]
    private static partial Regex VersionPrefix();
}
