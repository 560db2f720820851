namespace ElementGen.Definitions;

/// <summary>Finds default values that only show what a value looks like (<c>https://&lt;hostname&gt;/api</c>) and fill nothing.</summary>
internal static class SampleDefaults
{
    /// <summary>
    /// Whether the default of <paramref name="entry"/> is a sample: its definition says so, or it has a part in angle brackets, or a part
    /// in braces that names this entry or no active entry of <paramref name="definition"/>. JSON text is no sample.
    /// </summary>
    public static bool IsSample(ConfigurationEntry entry, ElementDefinition definition) =>
        entry.Sample
        || (entry.DefaultValue is { Length: > 0 } text
            && !IsJson(text)
            && (HasAngleBrackets(text) || HasUnfilledName(text, entry, definition)));

    private static bool IsJson(string text) => text.TrimStart() is ['{' or '[', ..] && text.Contains(':');

    private static bool HasAngleBrackets(string text)
    {
        for (var open = text.IndexOf('<'); open >= 0; open = text.IndexOf('<', open + 1))
        {
            var end = text.IndexOfAny(['<', '>'], open + 1);
            if (end > open + 1 && text[end] == '>')
                return true;
        }

        return false;
    }

    private static bool HasUnfilledName(string text, ConfigurationEntry entry, ElementDefinition definition)
    {
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var end = open + 1;
            while (end < text.Length && IsInName(text[end]))
                end++;

            if (end == open + 1 || end == text.Length || text[end] != '}')
                continue;

            var name = text.Substring(open + 1, end - open - 1);
            if (name == entry.Key || !IsActive(name, definition))
                return true;
        }

        return false;
    }

    private static bool IsInName(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '-';

    private static bool IsActive(string key, ElementDefinition definition)
    {
        foreach (var entry in definition.Entries)
        {
            if (entry.Active && entry.Key == key)
                return true;
        }

        return false;
    }
}
