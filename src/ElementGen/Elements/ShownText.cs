using System.Globalization;
using System.Text;

namespace ElementGen;

/// <summary>
/// Text from outside, as messages, logs and <c>ToString</c> show it. A line break in it would forge a line of a log, terminals obey control
/// characters, and formatting characters (bidirectional, zero-width) make a text look like another one.
/// </summary>
internal static class ShownText
{
    /// <summary><paramref name="text"/> on one line, with a space for each character that cannot be seen.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~')
                return Cleaned(text);
        }

        return text;
    }

    private static string Cleaned(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var isText = Rune.TryGetRuneAt(text, i, out var rune);
            if (isText && IsVisible(rune))
                shown.Append(rune);
            else
                shown.Append(' ');

            i += isText ? rune.Utf16SequenceLength : 1;
        }

        return shown.ToString();
    }

    // The fillers of Hangul and the blank of Braille are letters and symbols by category, but cannot be seen.
    private static bool IsVisible(Rune rune) =>
        rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x034F)
        && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
