using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// The configuration of an instance: the base of the records that are generated for elements. An entry whose value is null or "" is not
/// supplied and is not sent.
/// </summary>
public abstract record ElementConfiguration
{
    private readonly AdditionalEntries _additional = AdditionalEntries.None;

    /// <summary>
    /// Values by key, for entries that have no property (yet). A key given here wins over the property that stands for it, and counts as
    /// supplied unless its value is null or "". What is set is copied, and null becomes empty. Compared by value.
    /// <see cref="object.ToString"/> masks the values.
    /// </summary>
    [AllowNull]
    [JsonConverter(typeof(AdditionalEntriesJsonConverter))]
    public IReadOnlyDictionary<string, string> Additional
    {
        get => _additional;
        init => _additional = AdditionalEntries.Of(value);
    }

    /// <summary>The element that the configuration is for.</summary>
    protected abstract ElementDescriptor Descriptor { get; }

    /// <summary>The element that the configuration is for, for the library.</summary>
    internal ElementDescriptor Element => Descriptor;

    /// <summary>Compares the kind of configuration and <see cref="Additional"/>, by value; a derived record adds its properties.</summary>
    /// <param name="other">Another configuration, or null.</param>
    /// <returns>Whether both are the same.</returns>
    public virtual bool Equals(ElementConfiguration? other) =>
        ReferenceEquals(this, other)
        || (other is not null && EqualityContract == other.EqualityContract && _additional.Equals(other._additional));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, _additional);

    /// <summary>For generated code: the value of the property that stands for an entry, as text.</summary>
    /// <param name="index">The position of the entry in <see cref="ElementDescriptor.Entries"/>.</param>
    /// <returns>The text to send; null when it has none, or no property stands for the entry.</returns>
    protected abstract string? ValueOf(int index);

    /// <summary>For generated code: the text that is sent for a secret.</summary>
    /// <param name="secret">A property's value.</param>
    /// <returns>The text; null for null.</returns>
    protected static string? ValueOf(Secret? secret) => secret?.Reveal();

    /// <summary>For generated code: the text that is sent for a boolean.</summary>
    /// <param name="value">A property's value.</param>
    /// <returns><c>true</c> or <c>false</c>; null for null.</returns>
    protected static string? ValueOf(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    /// <summary>Prints <see cref="Additional"/> with masked values, if there is any; derived records print their properties.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (_additional.Count == 0)
            return false;

        builder.Append(nameof(Additional)).Append(" = ").Append(_additional);
        return true;
    }

    /// <summary>What is sent for the entry at <paramref name="index"/>: <see cref="Additional"/> wins; null or "" is nothing.</summary>
    internal string? Supplied(int index) =>
        _additional.Count > 0 && _additional.TryGetValue(Descriptor.Entries[index].Key, out var value) ? value : ValueOf(index);
}
