using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>
/// Reads element definitions in every form that the platform and its tools write: one object, an array of objects, or the export of an
/// account with <c>elements</c>. Properties can be in any order, unknown ones are skipped, and a byte-order mark is allowed.
/// </summary>
internal static class DefinitionReader
{
    /// <summary>Reads <paramref name="utf8"/>. The result lists its problems; no text makes this method throw.</summary>
    /// <param name="utf8">The text, in UTF-8.</param>
    public static DefinitionContent Read(ReadOnlySpan<byte> utf8)
    {
        utf8 = JsonText.WithoutByteOrderMark(utf8);
        var parser = new DefinitionParser();
        if (utf8.Length > JsonText.MaximumLength)
        {
            parser.BreakOff(JsonText.TooLong);
            return parser.ToContent(looksLikeDefinition: false);
        }

        try
        {
            var reader = new Utf8JsonReader(utf8, JsonText.ReaderOptions);
            parser.ReadText(ref reader);
        }
        catch (JsonException exception)
        {
            parser.BreakOff(JsonProblem.Of(utf8, exception));
            return parser.ToContent(looksLikeDefinition: utf8.IndexOf("key"u8) >= 0 && utf8.IndexOf("configuration"u8) >= 0) with
            {
                Recognized = parser.SawElement ? default : RecognizedText.Of(utf8),
            };
        }

        var content = parser.ToContent(parser.SawElement);
        return content is { LooksLikeDefinition: false, Problems.Count: > 0 } && MayBeRecognized(utf8)
            ? content with { Recognized = RecognizedText.Of(utf8) }
            : content;
    }

    // Large files of other programs, such as descriptions of an API, are not read twice: what is large and can be recognized is a list, or
    // names an element.
    private static bool MayBeRecognized(ReadOnlySpan<byte> utf8)
    {
        const int small = 4096;
        return utf8.Length <= small || JsonText.WithoutSpaces(utf8) is [(byte)'[', ..] || utf8.IndexOf("\"element\""u8) >= 0;
    }
}
