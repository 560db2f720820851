using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Structure;

/// <summary>What the sources look like, as far as no analyzer checks it.</summary>
public partial class StyleTests
{
    private static readonly string[] Endings = [".cs", ".csproj", ".props", ".targets"];

    // Each has a plain word: collision, problem, finding.
    private static readonly HashSet<string> BannedWords =
        new(["meeting", "meetings", "flaw", "flaws", "fault", "faults", "obstacle", "obstacles"], StringComparer.OrdinalIgnoreCase);

    // There, a fault is what a test asks for, as in fault injection.
    private static readonly string[] FoldersWithFaults = ["ElementGen.LocalPlatform", "ElementGen.Testing"];

    [Fact]
    public void No_line_is_longer_than_the_editorconfig_allows()
    {
        var settings = Path.Combine(Repository.Root, ".editorconfig");
        var longest = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(File.ReadAllText(settings), settings)));
        var tooLong = FilesIn("src", "samples").SelectMany(file =>
        {
            var allowed = int.Parse(longest.GetOptionsForSourcePath(file).AnalyzerOptions["max_line_length"], null);
            return File.ReadLines(file)
                .Select((line, index) => (Length: line.Replace("\t", "    ", StringComparison.Ordinal).Length, Line: index + 1))
                .Where(line => line.Length > allowed)
                .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}({line.Line}): {line.Length} columns");
        }).ToList();

        Assert.True(tooLong.Count == 0, string.Join('\n', tooLong));
    }

    [Fact]
    public void Names_and_comments_use_the_plain_word_for_each_thing()
    {
        var banned = FilesIn("src")
            .Where(static file => Path.GetExtension(file) == ".cs")
            .SelectMany(static file => BannedWordsIn(CSharpSyntaxTree.ParseText(File.ReadAllText(file)))
                .Where(found => !(FoldersWithFaults.Any(file.Contains) && found.Contains("fault", StringComparison.OrdinalIgnoreCase)))
                .Select(found => Path.GetRelativePath(Repository.Root, file) + found))
            .ToList();

        Assert.True(banned.Count == 0, string.Join('\n', banned));
    }

    [Theory]
    [InlineData("class MeetingTests;", "(1): Meeting")]
    [InlineData("class A { int _firstFault; }", "(1): Fault")]
    [InlineData("class A { void XMLFaults() { } }", "(1): Faults")]
    [InlineData("// Hello.\n// The only flaw.\nclass A;", "(2): flaw")]
    [InlineData("/// <summary>An <c>A</c>.\n/// An obstacle.</summary>\nclass A;", "(2): obstacle")]
    [InlineData("class A { string Text => \"no fault\"; }")]
    [InlineData("class A { bool Is(System.Threading.Tasks.Task task) => task.IsFaulted || default; }")]
    [InlineData("// By default, flawless.\nclass Defaults;")]
    public void A_word_is_found_in_names_and_comments_and_not_in_texts(string source, params string[] found) =>
        Assert.Equal(found, BannedWordsIn(CSharpSyntaxTree.ParseText(source)));

    private static IEnumerable<string> BannedWordsIn(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var names = root.DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => (Start: token.SpanStart, token.Text));
        var comments = root.DescendantTrivia()
            .Where(IsComment)
            .Select(static comment => (comment.FullSpan.Start, Text: comment.ToFullString()));
        return
            from part in names.Concat(comments)
            from word in Word().Matches(part.Text)
            where BannedWords.Contains(word.Value)
            let line = tree.GetText().Lines.GetLinePosition(part.Start + word.Index).Line + 1
            select FormattableString.Invariant($"({line}): {word.Value}");
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static IEnumerable<string> FilesIn(params string[] folders) =>
        folders
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(static file => Endings.Contains(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal);

    // A word begins with a capital, or after something that is no letter.
    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+")]
    private static partial Regex Word();
}
