namespace ElementGen.Definitions;

/// <summary>An entry that callers can set, with the names it goes by in C#.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Property">The name of its property, an identifier that no other name of the element meets.</param>
/// <param name="Kind">What kind of value it takes.</param>
/// <param name="Options">For a <see cref="EntryKind.Choice"/>: its options, each with the name of its enum member.</param>
/// <param name="Position">Where the entry stands among <see cref="ElementDefinition.Entries"/>.</param>
public sealed record NamedEntry(ConfigurationEntry Entry, string Property, EntryKind Kind, EquatableArray<NamedOption> Options, int Position)
{
    /// <summary>The name of the enum that stands for the options of a <see cref="EntryKind.Choice"/>.</summary>
    public string OptionType => EntryNames.OptionTypeOf(Property);
}

/// <summary>An option of an entry, with its name in C#.</summary>
/// <param name="Member">The name of its enum member.</param>
/// <param name="Option">The option.</param>
public sealed record NamedOption(string Member, EntryOption Option);

/// <summary>Two entries whose keys lead to one name.</summary>
/// <param name="First">The one that stands first in the definition, with the name it got.</param>
/// <param name="Second">The other one, with the name it got.</param>
public sealed record NameMeeting(NamedEntry First, NamedEntry Second);
