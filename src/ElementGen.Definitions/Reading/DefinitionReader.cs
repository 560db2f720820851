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
            return parser.ToContent(looksLikeDefinition: utf8.IndexOf("key"u8) >= 0 && utf8.IndexOf("configuration"u8) >= 0);
        }

        return parser.ToContent(parser.SawElement);
    }
}
