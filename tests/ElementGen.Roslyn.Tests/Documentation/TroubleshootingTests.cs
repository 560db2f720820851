using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Documentation;

/// <summary>The page that explains messages.</summary>
public partial class TroubleshootingTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "src", "ElementGen", "docs", "troubleshooting.md");

    // What the sources can say: the texts in code, whose parts are joined there, and the errors of the build files.
    private static readonly string Messages = string.Join('\n',
    [
        .. Sources("*.cs").SelectMany(static file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens())
            .Where(static token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
            .Select(static token => token.ValueText),
        .. Sources("*.targets").Select(File.ReadAllText),
    ]);

    public static TheoryData<string> Quoted =>
    [
        .. File.ReadLines(Page)
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(static line => Code().Matches(line.Split(" | ")[0]).Select(static match => match.Groups["text"].Value)),
    ];

    [Theory]
    [MemberData(nameof(Quoted))]
    public void A_message_that_is_explained_is_one_that_users_get(string message) =>
        Assert.All(message.Split('…', StringSplitOptions.RemoveEmptyEntries), part => Assert.Contains(part, Messages, StringComparison.Ordinal));

    private static IEnumerable<string> Sources(string pattern) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), pattern, SearchOption.AllDirectories)
        .Where(static file => !file.Contains("LocalPlatform", StringComparison.Ordinal));

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();
}
