namespace ElementGen.Storage;

/// <summary>Reads what Data Protection writes in front of encrypted data: a mark, and the id of the key.</summary>
internal static class EncryptedData
{
    private const int IdLength = 16;

    private static ReadOnlySpan<byte> Mark => [0x09, 0xF0, 0xC9, 0xF0];

    /// <summary>The id of the key that <paramref name="data"/> need; null when they are none that Data Protection wrote.</summary>
    public static Guid? KeyOf(ReadOnlySpan<byte> data) => data.StartsWith(Mark) && data.Length >= Mark.Length + IdLength
        ? new Guid(data.Slice(Mark.Length, IdLength))
        : null;
}
