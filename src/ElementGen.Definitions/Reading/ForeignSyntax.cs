namespace ElementGen.Definitions;

/// <summary>Recognizes texts that are not JSON by how they begin.</summary>
internal static class ForeignSyntax
{
    // A page says what it is in its first lines.
    private const int PageBeginning = 2048;

    /// <summary>What <paramref name="utf8"/> is, which begins with a visible character.</summary>
    public static TextKind KindOf(ReadOnlySpan<byte> utf8)
    {
        if (IsUtf16(utf8))
            return TextKind.Utf16;

        if (utf8[0] == '<')
            return IsPage(utf8) ? TextKind.WebPage : IsXml(utf8) ? TextKind.Xml : TextKind.Unknown;

        if (utf8.StartsWith("HTTP/"u8) || utf8.StartsWith("POST /"u8) || utf8.StartsWith("GET /"u8)
            || utf8.StartsWith("Authorization:"u8) || utf8.StartsWith("Content-Type:"u8))
        {
            return TextKind.HttpMessage;
        }

        return utf8.StartsWith("curl "u8) || utf8.StartsWith("$ curl "u8) ? TextKind.Command
            : utf8.StartsWith("```"u8) ? TextKind.CodeBlock
            : IsYaml(utf8) ? TextKind.Yaml
            : TextKind.Unknown;
    }

    // Every second byte of ASCII characters is zero.
    private static bool IsUtf16(ReadOnlySpan<byte> utf8) =>
        utf8 is [not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, ..];

    private static bool IsPage(ReadOnlySpan<byte> utf8)
    {
        var beginning = utf8.Length > PageBeginning ? utf8.Slice(0, PageBeginning) : utf8;
        for (var rest = beginning; rest.IndexOf((byte)'<') is >= 0 and var at; rest = rest.Slice(at + 1))
        {
            if (BeginsWithTag(rest.Slice(at + 1), "html"u8)
                || BeginsWithTag(rest.Slice(at + 1), "head"u8)
                || BeginsWithTag(rest.Slice(at + 1), "body"u8)
                || BeginsWithTag(rest.Slice(at + 1), "!doctype html"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsXml(ReadOnlySpan<byte> utf8) => utf8 is [_, (byte)'?' or (byte)'!', ..] || (utf8.Length > 1 && IsLetter(utf8[1]));

    private static bool BeginsWithTag(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> name)
    {
        if (utf8.Length <= name.Length)
            return false;

        for (var i = 0; i < name.Length; i++)
        {
            if (ToLower(utf8[i]) != name[i])
                return false;
        }

        return !IsLetter(utf8[name.Length]);
    }

    // A document mark, or a name with a colon, perhaps after comments and as an item of a list.
    private static bool IsYaml(ReadOnlySpan<byte> utf8)
    {
        while (utf8 is [(byte)'#', ..] && utf8.IndexOf((byte)'\n') is >= 0 and var end)
            utf8 = JsonText.WithoutSpaces(utf8.Slice(end + 1));

        if (utf8.StartsWith("---"u8) || utf8.StartsWith("%YAML"u8))
            return true;

        if (utf8 is [(byte)'-', (byte)' ', ..])
            utf8 = JsonText.WithoutSpaces(utf8.Slice(2));

        if (utf8.IsEmpty || !IsLetter(utf8[0]))
            return false;

        var name = 1;
        while (name < utf8.Length && IsPartOfName(utf8[name]))
            name++;

        return name < utf8.Length && utf8[name] == ':'
            && (name + 1 == utf8.Length || utf8[name + 1] is (byte)' ' or (byte)'\r' or (byte)'\n');
    }

    private static bool IsPartOfName(byte b) =>
        IsLetter(b) || b is (>= (byte)'0' and <= (byte)'9') or (byte)'_' or (byte)'-' or (byte)'.';

    private static bool IsLetter(byte b) => ToLower(b) is >= (byte)'a' and <= (byte)'z';

    private static byte ToLower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b + 'a' - 'A') : b;
}
