namespace ElementGen.Definitions;

/// <summary>A part of a UTF-8 text, counted in bytes after the byte-order mark.</summary>
/// <param name="Start">The offset of its first byte.</param>
/// <param name="Length">Its length; 0 at the end of a text.</param>
internal readonly record struct ByteRange(int Start, int Length)
{
    /// <summary>The offset after its last byte.</summary>
    public int End => Start + Length;
}
