using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Tests;

/// <summary>What an analyzer reports, as a user sees it.</summary>
/// <param name="Place">File, line and column, both from 1: <c>Source0.cs(3,18)</c>.</param>
/// <param name="Underlined">The text that is underlined.</param>
/// <param name="Id">The rule.</param>
/// <param name="Message">The message.</param>
internal sealed record Report(string Place, string Underlined, string Id, string Message)
{
    public static Report Of(Diagnostic diagnostic, Consumer consumer)
    {
        var position = diagnostic.Location.GetLineSpan();
        var text = diagnostic.Location.SourceTree?.GetText()
            ?? consumer.Files.FirstOrDefault(file => file.Path == position.Path)?.Text
            ?? SourceText.From("");

        // The span counts characters, the place lines; both must mean one place.
        Assert.Equal(position.StartLinePosition, text.Lines.GetLinePosition(diagnostic.Location.SourceSpan.Start));
        Assert.Equal(position.EndLinePosition, text.Lines.GetLinePosition(diagnostic.Location.SourceSpan.End));
        return new Report(
            $"{position.Path[Consumer.ProjectDirectory.Length..]}({position.StartLinePosition.Line + 1},{position.StartLinePosition.Character + 1})",
            text.ToString(diagnostic.Location.SourceSpan),
            diagnostic.Id,
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
