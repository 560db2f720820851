using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>
/// Reads element definitions in every shape that the platform and its tools write: one object, an array of them, or an export of a whole
/// account with <c>elements</c>; with properties in any order, with unknown ones, with or without a byte-order mark.
/// </summary>
internal static class DefinitionReader
{
    /// <summary>Reads <paramref name="utf8"/>. Its problems are in the result; no text makes this throw.</summary>
    /// <param name="utf8">The text, in UTF-8. Parts that are not needed are skipped without building anything.</param>
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
