using System.Text;
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

    /// <summary><paramref name="utf8"/> from the first character that is no white space.</summary>
    public static ReadOnlySpan<byte> WithoutSpaces(ReadOnlySpan<byte> utf8)
    {
        var start = 0;
        while (start < utf8.Length && utf8[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            start++;

        return utf8.Slice(start);
    }

    /// <summary>
    /// The bytes of a file in UTF-8. As the compiler does, it takes a file for UTF-16 when the byte-order mark says so; some shells on
    /// Windows write such files.
    /// </summary>
    /// <param name="file">The bytes of the file.</param>
    /// <returns>The same array when the file is not UTF-16, or too long to be read.</returns>
    public static byte[] ToUtf8(byte[] file) => file switch
    {
        { Length: > MaximumLength } => file,
        [0xFF, 0xFE, ..] => FromUtf16(file, Encoding.Unicode),
        [0xFE, 0xFF, ..] => FromUtf16(file, Encoding.BigEndianUnicode),
        _ => file,
    };

    private static byte[] FromUtf16(byte[] file, Encoding encoding)
    {
        const int MarkLength = 2;
        return Encoding.Convert(encoding, Encoding.UTF8, file, MarkLength, file.Length - MarkLength);
    }
}
