namespace ElementGen.Definitions;

/// <summary>Recognizes the texts that samples and templates have where a value must be filled in.</summary>
internal static class Placeholders
{
    private static readonly string[] Words = ["changeme", "change-me", "change_me", "change me", "todo"];

    private static readonly string[] Beginnings = ["your-", "your_", "your ", "todo:", "todo "];

    /// <summary>
    /// Whether <paramref name="text"/> is a placeholder: white space, <c>&lt;INSERT_USERNAME&gt;</c>, <c>changeme</c>, <c>TODO</c>,
    /// <c>xxx</c>, <c>your-password</c>. Case and surrounding white space are ignored. Null and "" are no value, so they are not
    /// placeholders.
    /// </summary>
    /// <param name="text">The value of an entry, or null.</param>
    public static bool Contain(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return false;

        var value = text!.Trim();
        return value.Length == 0
            || IsWord(value)
            || BeginsLikeOne(value)
            || (value.Length >= 3 && value.Trim('x', 'X').Length == 0)
            || HasBrackets(value);
    }

    /// <summary>
    /// Whether <paramref name="text"/> is for certain a placeholder, as documentation has them: <c>&lt;INSERT_USERNAME&gt;</c> and nothing
    /// else, or an address with a part like that. All others, such as <c>changeme</c>, can be real values.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static bool HaveBrackets(string text)
    {
        var open = text.IndexOf('<');
        if (open < 0)
            return false;

        var close = text.IndexOf('>', open);
        if (close < 0 || !IsName(text, open + 1, close))
            return false;

        var isAll = text.Substring(0, open).Trim().Length == 0 && text.Substring(close + 1).Trim().Length == 0;
        return isAll || Follows(text, 0, "http://") || Follows(text, 0, "https://");
    }

    private static bool IsName(string text, int start, int end)
    {
        if (start == end || !char.IsLetter(text[start]))
            return false;

        for (var i = start; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '-' or ' '))
                return false;
        }

        return true;
    }

    private static bool IsWord(string value)
    {
        foreach (var word in Words)
        {
            if (string.Equals(value, word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool BeginsLikeOne(string value)
    {
        foreach (var beginning in Beginnings)
        {
            if (value.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // Brackets with text around them prove little: a password may have them, and a value may be XML. But an address never has any.
    private static bool HasBrackets(string value)
    {
        for (var open = value.IndexOf('<'); open >= 0; open = value.IndexOf('<', open + 1))
        {
            var close = value.IndexOfAny(['<', '>'], open + 1);
            if (close < 0)
                return false;

            if (value[close] == '>' && close > open + 1 && value[close - 1] != '/' && value[open + 1] != '/')
            {
                var isAll = open == 0 && close == value.Length - 1;
                if (isAll || Follows(value, open + 1, "insert") || Follows(value, open + 1, "your") || Follows(value, 0, "http"))
                    return true;
            }
        }

        return false;
    }

    private static bool Follows(string value, int start, string word) =>
        string.Compare(value, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
