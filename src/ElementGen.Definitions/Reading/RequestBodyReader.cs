using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>
/// Reads instance files: the body of a request that creates an instance (<c>POST /instances</c>), or an array of such bodies. An answer of
/// the platform can be read too, because it has the same properties and more.
/// </summary>
internal static class RequestBodyReader
{
    private static ReadOnlySpan<byte> ElementName => "element"u8;

    /// <summary>Reads <paramref name="utf8"/>. The result lists its problems; no text makes this method throw.</summary>
    /// <param name="utf8">The text, in UTF-8, with or without a byte-order mark.</param>
    public static InstanceContent Read(ReadOnlySpan<byte> utf8)
    {
        utf8 = JsonText.WithoutByteOrderMark(utf8);
        var parser = new RequestBodyParser();
        if (utf8.Length > JsonText.MaximumLength)
            return parser.BreakOff(JsonText.TooLong, looksLikeBody: false);

        try
        {
            var reader = new Utf8JsonReader(utf8, JsonText.ReaderOptions);
            parser.ReadText(ref reader);
            return parser.ToContent();
        }
        catch (JsonException exception)
        {
            return parser.BreakOff(JsonProblem.Of(utf8, exception), SeemsToHave(utf8, ElementName));
        }
    }

    // In a broken text, the quotes around a property's name may be curly, single or missing.
    private static bool SeemsToHave(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> name)
    {
        for (var rest = utf8; rest.IndexOf(name) is >= 0 and var at;)
        {
            var isWholeWord = at == 0 || !IsLetter(rest[at - 1]);
            rest = rest.Slice(at + name.Length);
            if (isWholeWord && CanFollowName(rest))
                return true;
        }

        return false;
    }

    private static bool CanFollowName(ReadOnlySpan<byte> utf8)
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

    private static bool IsLetter(byte b) => b
        is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
        or (byte)'_' or (byte)'-';
}
