using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>
/// Reads instance files: the body of a request that creates an instance (<c>POST /instances</c>), or an array of such bodies.
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
            var content = parser.BreakOff(JsonProblem.Of(utf8, exception), SeemsToHaveObject(utf8, ElementName));
            return content is { Misplaced: [var misplaced, ..] }
                ? content with { Recognized = misplaced }
                : content with { Recognized = RecognizedText.Of(utf8) };
        }
    }

    // In a broken text, the quotes around a property's name may be curly, single or missing. An element is an object; a text called
    // "element" is part of somebody else's file.
    private static bool SeemsToHaveObject(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> name)
    {
        for (var rest = utf8; rest.IndexOf(name) is >= 0 and var at;)
        {
            var isWholeWord = at == 0 || !IsLetter(rest[at - 1]);
            rest = rest.Slice(at + name.Length);
            if (isWholeWord && EndOfName(rest) is { } end && BeginsObject(rest.Slice(end)))
                return true;
        }

        return false;
    }

    /// <summary>The position after the colon; null when <paramref name="utf8"/> does not follow a property's name.</summary>
    private static int? EndOfName(ReadOnlySpan<byte> utf8)
    {
        const int longestGap = 16;
        for (var i = 0; i < Math.Min(utf8.Length, longestGap); i++)
        {
            if (utf8[i] == ':')
                return i + 1;
            if (IsLetter(utf8[i]) || utf8[i] is (byte)',' or (byte)'.' or (byte)'{' or (byte)'}' or (byte)'\n')
                return null;
        }

        return null;
    }

    // A text that ends here was cut, and may have been ours.
    private static bool BeginsObject(ReadOnlySpan<byte> utf8) => JsonText.WithoutSpaces(utf8) is [] or [(byte)'{', ..];

    private static bool IsLetter(byte b) => b
        is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
        or (byte)'_' or (byte)'-';
}
