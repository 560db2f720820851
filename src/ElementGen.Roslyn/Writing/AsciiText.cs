using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Writing;

/// <summary>
/// A source text with one byte per character. Nearly all generated text is ASCII, and every compilation keeps all of it. It is a quarter of
/// what a run allocates (9.6 of 36 KB per class); as characters it would take twice as much.
/// </summary>
internal sealed class AsciiText : SourceText
{
    private readonly byte[] _characters;

    private AsciiText(byte[] characters)
        : base(checksumAlgorithm: SourceHashAlgorithm.Sha256)
    {
        _characters = characters;
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override int Length => _characters.Length;

    /// <inheritdoc/>
    public override char this[int position] => (char)_characters[position];

    /// <summary>A source text of the first <paramref name="length"/> characters, which need not be ASCII.</summary>
    public static SourceText From(char[] characters, int length)
    {
        // A text with more bytes than characters is not ASCII.
        if (Encoding.UTF8.GetByteCount(characters, 0, length) != length)
            return From(new string(characters, 0, length), Encoding.UTF8, SourceHashAlgorithm.Sha256);

        return new AsciiText(Encoding.UTF8.GetBytes(characters, 0, length));
    }

    /// <inheritdoc/>
    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
        Encoding.ASCII.GetChars(_characters, sourceIndex, count, destination, destinationIndex);

    /// <inheritdoc/>
    public override string ToString(TextSpan span) => Encoding.ASCII.GetString(_characters, span.Start, span.Length);
}
