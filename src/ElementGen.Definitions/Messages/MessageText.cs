using System.Globalization;

namespace ElementGen.Definitions;

/// <summary>
/// Turns text from outside into text for a message. Builds take a line of their log for an error by its form, and terminals obey characters that
/// they do not show, so a message quotes on one line and only what is visible.
/// </summary>
internal static class MessageText
{
    private const int LongestQuotation = 80;

    /// <summary><paramref name="text"/> in quotes: one line, visible, at most 80 characters long.</summary>
    public static string Quote(string text) => $"'{Printable(text)}'";

    /// <summary><paramref name="text"/> without quotes: one line, visible, at most 80 characters long.</summary>
    public static string Printable(string text) => OnOneLine(text.Length <= LongestQuotation ? text : text.Remove(LongestQuotation) + "…");

    /// <summary><paramref name="text"/> in full length, with U+FFFD for each character that ends a line or is invisible.</summary>
    public static string OnOneLine(string text) =>
        text.All(IsVisible) ? text : string.Concat(text.Select(static c => IsVisible(c) ? c : '\uFFFD'));

    /// <summary>How many entries, as a message says it: <c>an entry</c>, <c>3 entries</c>.</summary>
    public static string CountOfEntries(int count) =>
        count == 1 ? "an entry" : $"{count.ToString(CultureInfo.InvariantCulture)} entries";

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
