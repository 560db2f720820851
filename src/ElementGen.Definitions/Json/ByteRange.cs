namespace ElementGen.Definitions;

/// <summary>A place in a UTF-8 text, in bytes after the byte-order mark.</summary>
/// <param name="Start">Where the place begins.</param>
/// <param name="Length">How long it is; 0 at the end of a text.</param>
internal readonly record struct ByteRange(int Start, int Length)
{
    /// <summary>Where the place ends.</summary>
    public int End => Start + Length;
}
