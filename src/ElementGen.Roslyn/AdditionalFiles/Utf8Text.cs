using System.Buffers;
using System.Text;
using ElementGen.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>The UTF-8 form of a text, in rented memory.</summary>
internal readonly struct Utf8Text : IDisposable
{
    private readonly byte[] _buffer;
    private readonly int _start;
    private readonly int _length;

    private Utf8Text(byte[] buffer, int start, int length)
    {
        _buffer = buffer;
        _start = start;
        _length = length;
    }

    /// <summary>The text without a byte-order mark.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _length);

    public static Utf8Text From(SourceText text)
    {
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(0, characters, 0, text.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(characters, 0, text.Length, buffer, 0);
        // The compiler drops a byte-order mark. An editor may keep it as a character, which then counts in positions.
        var start = text.Length > 0 && characters[0] == '\uFEFF' ? 3 : 0;
        ArrayPool<char>.Shared.Return(characters);
        return new Utf8Text(buffer, start, length - start);
    }

    /// <summary>The spans of <paramref name="ranges"/>, which must be in text order. Takes one pass over the text.</summary>
    public List<TextSpan> SpansOf(IReadOnlyList<ByteRange> ranges)
    {
        var spans = new List<TextSpan>(ranges.Count);
        var (bytes, characters) = (0, 0);
        foreach (var range in ranges)
        {
            characters += Encoding.UTF8.GetCharCount(_buffer, bytes, _start + range.Start - bytes);
            bytes = _start + range.Start;
            spans.Add(new TextSpan(characters, Encoding.UTF8.GetCharCount(_buffer, bytes, range.Length)));
        }

        return spans;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
