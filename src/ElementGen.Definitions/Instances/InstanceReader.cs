using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>
/// Reads instance files: the body of a request that makes an instance (<c>POST /instances</c>) kept as JSON, or an array of such bodies. The
/// platform's answers, which hold the same and more, are read as well.
/// </summary>
public static class InstanceReader
{
    private static ReadOnlySpan<byte> ElementName => "element"u8;

    /// <summary>Reads <paramref name="utf8"/>. What is wrong with it is in the answer; nothing a text can hold makes this throw.</summary>
    /// <param name="utf8">The text, in UTF-8, with or without a byte-order mark. What is not needed of it is passed over.</param>
    public static InstanceFile Read(ReadOnlySpan<byte> utf8)
    {
        utf8 = DefinitionReader.WithoutByteOrderMark(utf8);
        var parser = new InstanceParser();
        if (utf8.Length > DefinitionReader.MaximumLength)
            return parser.BreakOff(DefinitionReader.TooLong, looksLikeInstance: false);

        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonFault.MaximumDepth });
            parser.ReadText(ref reader);
            return parser.ToFile();
        }
        catch (JsonException exception)
        {
            return parser.BreakOff(JsonFault.Locate(utf8, exception), Names(utf8, ElementName));
        }
    }

    // In a broken text the quotes of a name may be curly, single or left out.
    private static bool Names(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> name)
    {
        for (var rest = utf8; rest.IndexOf(name) is >= 0 and var at;)
        {
            var isWhole = at == 0 || !IsLetter(rest[at - 1]);
            rest = rest.Slice(at + name.Length);
            if (isWhole && IsFollowedAsName(rest))
                return true;
        }

        return false;
    }

    private static bool IsFollowedAsName(ReadOnlySpan<byte> utf8)
    {
        const int longestGap = 16;
        for (var i = 0; i < Math.Min(utf8.Length, longestGap); i++)
        {
            if (utf8[i] == ':')
                return true;
            if (IsLetter(utf8[i]) || utf8[i] is (byte)',' or (byte)'.' or (byte)'{' or (byte)'}' or (byte)'\n')
                return false;
        }

        return false;
    }

    private static bool IsLetter(byte b) =>
        b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'_' or (byte)'-';
}
