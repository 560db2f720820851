namespace ElementGen.Definitions;

/// <summary>The value that a caller gives an entry, as far as it is known.</summary>
internal readonly struct EntryValue : IEquatable<EntryValue>
{
    private readonly bool _isUnknown;

    private EntryValue(string? text, bool isUnknown)
    {
        Text = text;
        _isUnknown = isUnknown;
    }

    /// <summary>No value.</summary>
    public static EntryValue None => default;

    /// <summary>A value that is known only at run time. It counts as supplied; nothing more can be said about it.</summary>
    public static EntryValue Unknown { get; } = new(null, isUnknown: true);

    /// <summary>The value; null when there is none or it is unknown.</summary>
    public string? Text { get; }

    /// <summary>Whether the caller gives the entry a value. Null and "" are not values.</summary>
    public bool IsSupplied => _isUnknown || !string.IsNullOrEmpty(Text);

    /// <summary>Whether there is a value that is known only at run time.</summary>
    public bool IsUnknown => _isUnknown;

    /// <summary>The value <paramref name="text"/>. Null and "" count as no value.</summary>
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

/// <summary>The values that a caller gives the entries of an element.</summary>
internal interface IEntryValues
{
    /// <summary>The value of the entry at <paramref name="index"/>.</summary>
    EntryValue this[int index] { get; }
}
