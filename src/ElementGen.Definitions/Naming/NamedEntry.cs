namespace ElementGen.Definitions;

/// <summary>An entry that callers can set, with its names in C#.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Facts">The entry's facts.</param>
/// <param name="Property">The name of its property, an identifier that is unique in the element.</param>
/// <param name="Options">The options of a choice, each with the name of its enum member; empty for other kinds of entries.</param>
/// <param name="Position">The position of the entry in <see cref="ElementDefinition.Entries"/>.</param>
internal sealed record NamedEntry(
    ConfigurationEntry Entry, EntryFacts Facts, string Property, EquatableArray<NamedOption> Options, int Position)
{
    /// <summary>What kind of value the entry takes.</summary>
    public EntryKind Kind => Facts.Kind;

    /// <summary>The name of the enum with the options, if the entry is a choice.</summary>
    public string OptionType => EntryNames.OptionTypeOf(Property);
}

/// <summary>An option of an entry, with its name in C#.</summary>
/// <param name="Member">The name of its enum member.</param>
/// <param name="Option">The option.</param>
internal sealed record NamedOption(string Member, EntryOption Option);

/// <summary>Two entries whose names collide.</summary>
/// <param name="First">The entry that comes first in the definition, with its final name.</param>
/// <param name="Second">The other entry, with its final name.</param>
internal sealed record NameCollision(NamedEntry First, NamedEntry Second);
