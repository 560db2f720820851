namespace ElementGen.Definitions;

/// <summary>What is known about the value that a caller gives an entry.</summary>
internal readonly struct EntryValue : IEquatable<EntryValue>
{
    private readonly bool _isUnknown;

    private EntryValue(string? text, bool isUnknown)
    {
        Text = text;
        _isUnknown = isUnknown;
    }

    /// <summary>The entry gets no value.</summary>
    public static EntryValue None => default;

    /// <summary>The entry gets a value that is known only at run time. It counts as supplied, and nothing else is concluded from it.</summary>
    public static EntryValue Unknown { get; } = new(null, isUnknown: true);

    /// <summary>The value, when it is known; null when there is none or it is not known.</summary>
    public string? Text { get; }

    /// <summary>Whether the caller gives the entry a value; null and "" are none.</summary>
    public bool IsSupplied => _isUnknown || !string.IsNullOrEmpty(Text);

    /// <summary>Whether there is a value, but not known yet.</summary>
    public bool IsUnknown => _isUnknown;

    /// <summary>The entry gets <paramref name="text"/>; null and "" count as no value.</summary>
    public static EntryValue Of(string? text) => new(text, isUnknown: false);

    /// <inheritdoc/>
    public bool Equals(EntryValue other) => _isUnknown == other._isUnknown && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EntryValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _isUnknown ? -1 : Text is null ? 0 : StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>Compares two values.</summary>
    public static bool operator ==(EntryValue left, EntryValue right) => left.Equals(right);

    /// <summary>Compares two values.</summary>
    public static bool operator !=(EntryValue left, EntryValue right) => !left.Equals(right);
}

/// <summary>The values that a caller gives, by the positions of the entries that are checked.</summary>
internal interface IEntryValues
{
    /// <summary>What is known about the value of the entry at <paramref name="index"/>.</summary>
    EntryValue this[int index] { get; }
}
