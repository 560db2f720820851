using System.Globalization;

namespace ElementGen.Definitions;

/// <summary>
/// Turns text from outside into text for a message: one line, only visible characters. A build would take a line that looks like an error
/// for one, and terminals obey invisible characters.
/// </summary>
internal static class MessageText
{
    private const int LongestQuotation = 80;

    /// <summary><paramref name="text"/> in quotes: one line, visible, at most 80 characters long.</summary>
    public static string Quote(string text) => $"'{Printable(text)}'";

    /// <summary><paramref name="text"/> without quotes: one line, visible, at most 80 characters long.</summary>
    public static string Printable(string text) =>
        OnOneLine(text.Length <= LongestQuotation ? text : text.Remove(LongestQuotation) + "…");

    /// <summary>All of <paramref name="text"/>, with U+FFFD for each character that is invisible or ends a line.</summary>
    public static string OnOneLine(string text) =>
        text.All(IsVisible) ? text : string.Concat(text.Select(static c => IsVisible(c) ? c : '\uFFFD'));

    /// <summary>A number of entries in words: <c>an entry</c>, <c>3 entries</c>.</summary>
    public static string CountOfEntries(int count) =>
        count == 1 ? "an entry" : $"{count.ToString(CultureInfo.InvariantCulture)} entries";

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
