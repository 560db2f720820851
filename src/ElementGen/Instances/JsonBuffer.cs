using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace ElementGen;

/// <summary>
/// Puts pieces of JSON one behind the other into a buffer's own memory. What a piece is, and that the whole is JSON, is its user's to know; what must be
/// escaped in a text, and how, is the encoder's.
/// </summary>
/// <param name="bytes">Takes what is written, once <see cref="Complete"/> is called.</param>
internal ref struct JsonBuffer(IBufferWriter<byte> bytes)
{
    // In UTF-8 a UTF-16 character takes three bytes at most, and one byte of UTF-8 at most six when it is escaped.
    private const int LongestCharacter = 3;
    private const int LongestEscape = 6;

    private Span<byte> _free = bytes.GetSpan();
    private int _length;

    /// <summary>How texts are written. The body is no part of a page: "+17777777777" need not become "\u002B17777777777".</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Writes what is JSON already.</summary>
    public void Write(ReadOnlySpan<byte> json)
    {
        Ensure(json.Length);
        json.CopyTo(_free[_length..]);
        _length += json.Length;
    }

    /// <summary>Writes <paramref name="text"/> as a JSON string. Half a surrogate pair becomes U+FFFD.</summary>
    public void WriteString(string text)
    {
        Ensure((text.Length * LongestCharacter) + 2);
        var written = Encoding.UTF8.GetBytes(text, _free[(_length + 1)..]);
        var value = _free.Slice(_length + 1, written);
        if (Encoder.FindFirstCharacterToEncodeUtf8(value) >= 0)
        {
            WriteEscaped(value.ToArray());
            return;
        }

        _free[_length] = (byte)'"';
        _free[_length + written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <summary>Hands over what was written.</summary>
    public void Complete()
    {
        bytes.Advance(_length);
        _free = default;
        _length = 0;
    }

    private void WriteEscaped(ReadOnlySpan<byte> utf8)
    {
        Ensure((utf8.Length * LongestEscape) + 2);
        _free[_length++] = (byte)'"';
        Encoder.EncodeUtf8(utf8, _free[_length..], out _, out var written);
        _length += written;
        _free[_length++] = (byte)'"';
    }

    private void Ensure(int length)
    {
        if (_free.Length - _length >= length)
            return;

        bytes.Advance(_length);
        _free = bytes.GetSpan(length);
        _length = 0;
    }
}
