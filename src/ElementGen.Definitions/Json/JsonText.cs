using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>The limits and settings for reading JSON texts in UTF-8.</summary>
internal static class JsonText
{
    /// <summary>The longest text that is read, in bytes: twenty times the largest export known.</summary>
    public const int MaximumLength = 64 * 1024 * 1024;

    /// <summary>How deep objects and arrays may be nested.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The options of the JSON library.</summary>
    public static JsonReaderOptions ReaderOptions { get; } = new() { MaxDepth = MaximumDepth };

    /// <summary>The problem of a text that is longer than <see cref="MaximumLength"/>.</summary>
    public static JsonProblem TooLong { get; } = new($"it is longer than {MaximumLength / 1024 / 1024} MB", new ByteRange(0, 0));

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary><paramref name="utf8"/> without the byte-order mark that some editors write.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(ByteOrderMark) ? utf8.Slice(ByteOrderMark.Length) : utf8;
}
