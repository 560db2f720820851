using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>
/// Reads element definitions in every shape that the platform and its tools write: one object, an array of them, or an export of a whole
/// account with <c>elements</c>; with properties in any order, with unknown ones, with or without a byte-order mark.
/// </summary>
public static class DefinitionReader
{
    /// <summary>The longest text that is read, in bytes: twenty times the largest export known.</summary>
    public const int MaximumLength = 64 * 1024 * 1024;

    /// <summary>What is wrong with a text that is too long.</summary>
    internal static DefinitionProblem TooLong { get; } =
        new(DefinitionProblemKind.NotJson, $"it is longer than {MaximumLength / 1024 / 1024} MB", new ByteRange(0, 0));

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads <paramref name="utf8"/>. What is wrong with it is in the answer; nothing a text can hold makes this throw.</summary>
    /// <param name="utf8">The text, in UTF-8. What is not needed of it is passed over without building anything.</param>
    public static DefinitionFile Read(ReadOnlySpan<byte> utf8)
    {
        utf8 = WithoutByteOrderMark(utf8);
        if (utf8.Length > MaximumLength)
            return new DefinitionFile([], [TooLong], LooksLikeDefinition: false);

        var parser = new DefinitionParser();
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonFault.MaximumDepth });
            parser.ReadText(ref reader);
        }
        catch (JsonException exception)
        {
            parser.BreakOff(JsonFault.Locate(utf8, exception));
            return parser.ToFile(looksLikeDefinition: utf8.IndexOf("key"u8) >= 0 && utf8.IndexOf("configuration"u8) >= 0);
        }

        return parser.ToFile(parser.SawElement);
    }

    /// <summary><paramref name="utf8"/> behind the mark that some editors put at its front.</summary>
    internal static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(ByteOrderMark) ? utf8.Slice(ByteOrderMark.Length) : utf8;
}
