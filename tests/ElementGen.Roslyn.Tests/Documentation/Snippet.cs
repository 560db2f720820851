using System.Text.RegularExpressions;

namespace ElementGen.Roslyn.Tests.Documentation;

/// <summary>
/// A fenced block of a page: <c>```csharp wrong</c> has the language csharp and the verdict wrong, <c>```csharp Program.cs</c> is that file.
/// </summary>
/// <param name="Page">The page's file name.</param>
/// <param name="Line">The line of its text, from 1.</param>
/// <param name="Language">The first word behind the fence.</param>
/// <param name="Verdict">The second word; "" when there is none, or when it is a file.</param>
/// <param name="File">The name of the file that the block is the whole text of; "" when it is a part of one.</param>
/// <param name="Text">What it holds.</param>
public sealed partial record Snippet(string Page, int Line, string Language, string Verdict, string File, string Text)
{
    /// <summary>The blocks of a page, in its order.</summary>
    public static IReadOnlyList<Snippet> Of(string page)
    {
        var text = System.IO.File.ReadAllText(page);
        return
        [
            .. Fence().Matches(text).Select(match => new Snippet(
                Path.GetFileName(page),
                text[..match.Index].Count(static c => c == '\n') + 2,
                match.Groups["language"].Value,
                match.Groups["verdict"].Value,
                match.Groups["file"].Value,
                match.Groups["text"].Value)),
        ];
    }

    public override string ToString() => $"{Page}({Line}) {Language} {Verdict}{File}";

    [GeneratedRegex(@"^```(?<language>\w+)(?: (?<file>\w+\.\w+)| (?<verdict>\w+))?\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
