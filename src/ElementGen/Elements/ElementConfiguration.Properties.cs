using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ElementGen;

/// <content>
/// Stores the values of a record's properties by the positions of the element's entries, so that they can be sent, checked and read without
/// code for each entry. A value is found by its property's name, never by a position in generated code: hot reload replaces code, and
/// would pair it with values that are stored in another order.
/// </content>
public abstract partial record ElementConfiguration
{
    private ElementDescriptor? _element;

    // Each value is a text or a Secret, or null; a value of an enum only if it stands for none of the options. Null until one is set.
    private object?[]? _values;

    /// <summary>For generated code: the value of a property that takes text.</summary>
    /// <param name="property">The property's name.</param>
    /// <returns>The text; null when none is set.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected string? TextOf([CallerMemberName] string property = "") => (string?)PropertyValue(property);

    /// <summary>For generated code: the value of a property that takes a secret.</summary>
    /// <param name="property">The property's name.</param>
    /// <returns>The secret; null when none is set.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Secret? SecretOf([CallerMemberName] string property = "") => (Secret?)PropertyValue(property);

    /// <summary>For generated code: the value of a property that takes a boolean.</summary>
    /// <param name="property">The property's name.</param>
    /// <returns>The boolean; null when none is set.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool? BooleanOf([CallerMemberName] string property = "") =>
        PropertyValue(property) is string text ? bool.Parse(text) : null;

    /// <summary>For generated code: the value of a property that takes one of an entry's options.</summary>
    /// <typeparam name="TEnum">The generated enum.</typeparam>
    /// <param name="property">The property's name.</param>
    /// <returns>The option; null when none is set.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TEnum? OptionOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>(
        [CallerMemberName] string property = "")
        where TEnum : struct, Enum =>
        PropertyValue(property) is string text ? ElementOptions<TEnum>.All.Parse(text) : (TEnum?)PropertyValue(property);

    // The compiler passes the name in each of these: none is called with another number of arguments.
#pragma warning disable RS0026

    /// <summary>For generated code: sets a property that takes text.</summary>
    /// <param name="value">The text, or null.</param>
    /// <param name="property">The property's name.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Supply(string? value, [CallerMemberName] string property = "") => Store(property, value);

    /// <summary>For generated code: sets a property that takes a secret.</summary>
    /// <param name="value">The secret, or null.</param>
    /// <param name="property">The property's name.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Supply(Secret? value, [CallerMemberName] string property = "") => Store(property, value);

    /// <summary>For generated code: sets a property that takes a boolean.</summary>
    /// <param name="value">The boolean, or null.</param>
    /// <param name="property">The property's name.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Supply(bool? value, [CallerMemberName] string property = "") => Store(property, value switch
    {
        true => "true",
        false => "false",
        null => null,
    });

    /// <summary>For generated code: sets a property that takes one of an entry's options.</summary>
    /// <typeparam name="TEnum">The generated enum.</typeparam>
    /// <param name="value">The option, or null.</param>
    /// <param name="property">The property's name.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Supply<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>(
        TEnum? value, [CallerMemberName] string property = "")
        where TEnum : struct, Enum =>
        Store(property, value is { } option ? ElementOptions<TEnum>.All.TextOf(option) ?? (object)option : null);

#pragma warning restore RS0026

    // The keys of entries that must always be supplied and were set to "". As values, they are as good as never set.
    private ImmutableHashSet<string>? _emptied;

    /// <summary>Whether the property of an entry that must always be supplied was set to "".</summary>
    internal bool WasEmptied(string key) => _emptied?.Contains(key) ?? false;

    /// <summary>Sets the entry at <paramref name="index"/> of <see cref="Element"/> to a text that it can take.</summary>
    internal void Store(int index, string text)
    {
        object value = Element.Entries[index].IsSecret ? (Secret)text : (object)text;
        StoreAt(index, value);
    }

    private object? PropertyValue(string property) =>
        _values is { } values && Element.PositionOf(property) is >= 0 and var index ? values[index] : null;

    private void Store(string property, object? value)
    {
        var index = Element.PositionOf(property);
        if (index < 0)
        {
            // Hot reload added the property after this configuration, or the one it was copied from, was made.
            MoveTo(Descriptor);
            index = Element.PositionOf(property);
        }

        if (index < 0)
            throw new InvalidOperationException($"'{Element.Key}' has no entry for the property '{property}'.");

        StoreAt(index, value);
    }

    private void StoreAt(int index, object? value)
    {
        // A property that cannot be null gives "" where nothing is set: the same configuration, whether "" is set or not.
        if (value is "" or Secret { IsEmpty: true } && Element.Entries[index].IsAlwaysRequired)
        {
            _emptied = (_emptied ?? []).Add(Element.Entries[index].Key);
            value = null;
        }

        if (value is not null || _values is not null)
            (_values ??= new object?[Element.Entries.Count])[index] = value;
    }

    private void MoveTo(ElementDescriptor element)
    {
        var values = new object?[element.Entries.Count];
        for (var i = 0; i < _values?.Length; i++)
        {
            if (Element.Entries[i].Property is { } property && element.PositionOf(property) is >= 0 and var index)
                values[index] = _values[i];
        }

        _element = element;
        _values = values;
    }

    private bool HasValuesOf(ElementConfiguration other)
    {
        // Hot reload came in between: a position means something else in each.
        if (!ReferenceEquals(Element, other.Element))
            return NamedValues().ToHashSet().SetEquals(other.NamedValues());

        for (var i = 0; i < Math.Max(_values?.Length ?? 0, other._values?.Length ?? 0); i++)
        {
            if (!Equals(_values?[i], other._values?[i]))
                return false;
        }

        return true;
    }

    private int HashOfValues()
    {
        var hash = 0;
        foreach (var (name, value) in NamedValues())
            hash ^= HashCode.Combine(name, value);

        return hash;
    }

    /// <summary>The values that are set, by the names of their properties; by the key of an entry that has no property.</summary>
    private IEnumerable<(string Name, object Value)> NamedValues()
    {
        for (var i = 0; i < _values?.Length; i++)
        {
            if (_values[i] is { } value)
                yield return (Element.Entries[i].Property ?? Element.Entries[i].Key, value);
        }
    }
}
