namespace ElementGen.Roslyn.Tests.Documentation;

/// <summary>The pages that users read.</summary>
internal static class DocumentationPages
{
    /// <summary>The pages by task, as paths in the repository.</summary>
    public static IReadOnlyList<string> Guides { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            .Select(static project => Path.Combine(project, "docs"))
            .Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.md"))
            .Select(PathInRepository)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>All of them: also the README, the rules' pages, and those for contributors.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md", "elements/README.md", "src/HOW-TO-ADD.md", "tests/README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github"), "*.md").Select(PathInRepository),
        .. Directory.EnumerateFiles(Repository.RulePages, "*.md").Select(PathInRepository),
        .. Guides,
    ];

    private static string PathInRepository(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
}
