using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ElementGen;

/// <summary>
/// The configuration of an instance: the base of the records that are generated for elements. An entry whose value is null or "" is not
/// supplied and is not sent.
/// </summary>
public abstract partial record ElementConfiguration
{
    private readonly AdditionalEntries _additional = AdditionalEntries.None;

    /// <summary>Makes an empty configuration.</summary>
    protected ElementConfiguration()
    {
    }

    /// <summary>Copies a configuration.</summary>
    /// <param name="original">The configuration to copy.</param>
    protected ElementConfiguration(ElementConfiguration original)
    {
        ArgumentNullException.ThrowIfNull(original);
        _additional = original._additional;
        _element = original._element;
        _values = (object?[]?)original._values?.Clone();
        _emptied = original._emptied;
    }

    /// <summary>
    /// Values by key, for entries that have no property (yet). A value given here wins over the entry's property, and the entry counts as
    /// supplied unless the value is empty. Null becomes empty. Compared by value. <see cref="object.ToString"/> masks the values.
    /// </summary>
    [AllowNull]
    public AdditionalEntries Additional
    {
        get => _additional;
        init => _additional = value ?? AdditionalEntries.None;
    }

    /// <summary>The element that the configuration is for.</summary>
    protected abstract ElementDescriptor Descriptor { get; }

    /// <summary>
    /// The element that the configuration is for. It stays the one that the configuration began with, because the values are stored by
    /// its positions, and hot reload can give the class another descriptor at any time.
    /// </summary>
    internal ElementDescriptor Element => _element ?? Interlocked.CompareExchange(ref _element, Descriptor, null) ?? _element;

    /// <summary>Compares the kind of configuration, all entries, and <see cref="Additional"/>, by value.</summary>
    /// <param name="other">Another configuration, or null.</param>
    /// <returns>Whether both are the same.</returns>
    public virtual bool Equals(ElementConfiguration? other) =>
        ReferenceEquals(this, other)
        || (other is not null && EqualityContract == other.EqualityContract && HasValuesOf(other) && _additional.Equals(other._additional));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, HashOfValues(), _additional);

    /// <summary>The text that is sent for the property of an entry.</summary>
    /// <param name="index">The position of the entry in <see cref="ElementDescriptor.Entries"/>.</param>
    /// <returns>The text; null when there is none, or when the entry has no property.</returns>
    /// <exception cref="InvalidOperationException">The property's value is not one of the entry's options.</exception>
    protected virtual string? ValueOf(int index) => _values?[index] switch
    {
        null => null,
        string text => text,
        Secret secret => secret.Reveal(),
        var undefined => throw new InvalidOperationException(
            $"{Element.Entries[index].Property} has the value {undefined:D}, which is not one of its options. "
                + "Use one of the enum's members, or give another option's text in Additional."),
    };

    /// <summary>
    /// Reads a configuration from texts: a configuration section, environment variables, a dictionary. An entry is looked up by its
    /// property's name (<c>Username</c>) and by its key (<c>messaging.sms.infobip.username</c>). Neither needs reflection, so that it
    /// works in a trimmed program and under native AOT.
    /// </summary>
    /// <example><code>
    /// var configuration = InfobipSms.Configuration.ReadFrom(name => section[name], section.Path);
    /// </code></example>
    /// <param name="empty">A configuration to fill.</param>
    /// <param name="read">Gives the text of a name, or null. Booleans are <c>true</c> or <c>false</c> in any case.</param>
    /// <param name="path">Where the texts are, for messages (<c>Connectors:Sms</c>); "" when that has no name.</param>
    /// <returns>The configuration, in which nothing that must be supplied is missing.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ElementConfigurationException">
    /// Entries are missing, or have texts that they cannot take. It names all of them, each with its path.
    /// </exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static T FilledFrom<T>(T empty, Func<string, string?> read, string path)
        where T : ElementConfiguration
    {
        ArgumentNullException.ThrowIfNull(empty);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(path);
        var additional = new ConfigurationTexts(empty, read, path).ReadAll();
        return additional.Count == 0 ? empty : empty with { Additional = additional };
    }

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

    /// <summary>
    /// What is sent for the entry at <paramref name="index"/> of <see cref="Element"/>: <see cref="Additional"/> wins; null or "" is
    /// nothing.
    /// </summary>
    internal string? Supplied(int index) =>
        _additional.Count > 0 && _additional.TryGetValue(Element.Entries[index].Key, out var value) ? value.Reveal() : ValueOf(index);

    /// <summary>What is sent for the entry with that key; null or "" is nothing.</summary>
    internal string? SuppliedTo(string key) =>
        Element.IndexOf(key) is >= 0 and var index ? Supplied(index) : _additional.GetValueOrDefault(key)?.Reveal();

    /// <summary>The text of the property of the entry with that key, whatever Additional has; null when there is none.</summary>
    internal string? PropertyTextOf(string key) => Element.IndexOf(key) is >= 0 and var index ? ValueOf(index) : null;

    /// <summary>What is sent: the entries that have a value, in the order of the element's, and then the others.</summary>
    internal IEnumerable<(string Key, string Value)> SuppliedEntries()
    {
        for (var i = 0; i < Element.Entries.Count; i++)
        {
            if (Supplied(i) is { Length: > 0 } value)
                yield return (Element.Entries[i].Key, value);
        }

        foreach (var (key, value) in _additional)
        {
            if (!Element.Lists(key) && !value.IsEmpty)
                yield return (key, value.Reveal());
        }
    }

    /// <summary>The same configuration with another value for one entry.</summary>
    internal ElementConfiguration With(string key, string value)
    {
        if (Element.IndexOf(key) is >= 0 and var index && Element.Entries[index].Property is not null && !_additional.ContainsKey(key))
        {
            var changed = this with { };
            changed.Store(index, value);
            return changed;
        }

        return this with { Additional = _additional.With(key, value) };
    }
}
