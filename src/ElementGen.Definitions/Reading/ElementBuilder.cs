using System.Text;
using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Builds one element as its object is read.</summary>
internal sealed class ElementBuilder(Action<ByteRange, string> report)
{
    private readonly List<ConfigurationEntry> _entries = [];
    private readonly List<EntryRanges> _entryRanges = [];
    private readonly HashSet<string> _entryKeys = new(StringComparer.Ordinal);
    private string? _key, _name, _description, _hub, _authenticationType, _configDescription, _signupUrl;
    private bool _typeOauth, _inactive, _deleted, _hasEntries;
    private ByteRange _keyRange;
    private ByteRange? _misspelled;
    private int _entriesAndOptions;
    private Members _seen;

    [Flags]
    private enum Members
    {
        NotRead = 0,
        Key = 1 << 0,
        Configuration = 1 << 1,
        Name = 1 << 2,
        Description = 1 << 3,
        Hub = 1 << 4,
        Authentication = 1 << 5,
        TypeOauth = 1 << 6,
        ConfigDescription = 1 << 7,
        SignupUrl = 1 << 8,
        Active = 1 << 9,
        Deleted = 1 << 10,
    }

    /// <summary>Whether the object has a <c>key</c>, valid or not.</summary>
    public bool HasKey => (_seen & Members.Key) != 0;

    /// <summary>Whether the object has a <c>configuration</c>, valid or not.</summary>
    public bool HasConfiguration => (_seen & Members.Configuration) != 0;

    /// <summary>Whether the object has a <c>key</c> and a list of entries, as only a definition has.</summary>
    public bool LooksLikeDefinition => HasKey && _hasEntries;

    private bool IsFull => _entriesAndOptions > DefinitionLimits.MostEntriesAndOptions;

    /// <summary>
    /// Reads a property: <paramref name="reader"/> must be at its name, and ends at its value. If a name appears twice, the first one
    /// counts.
    /// </summary>
    public void ReadProperty(ref Utf8JsonReader reader)
    {
        var member = MemberOf(reader.Utf8());
        if (member == Members.NotRead && reader.ValueSpan.Length is 3 or 13)
            NoteMisspelled(ref reader);

        if ((_seen & member) != 0)
        {
            report(reader.Token, $"{MessageText.Quote(reader.Text(out _))} appears twice in one element");
            reader.Skip();
            return;
        }

        _seen |= member;
        Read(ref reader, member);
    }

    /// <summary>The element whose object began at <paramref name="start"/>; null when it has no key. Reports what is missing.</summary>
    public LocatedDefinition? Complete(ByteRange start)
    {
        if (!HasKey || !HasConfiguration)
            report(_misspelled ?? start, WhatIsMissing());

        return _key is null ? null : Build();
    }

    /// <summary>What was read of the element, with the key "" if none was read; null when neither a key nor an entry was read.</summary>
    public LocatedDefinition? Build() => _key is null && _entries.Count == 0
        ? null
        : new LocatedDefinition(BuildDefinition(), _keyRange, _entryRanges);

    private string WhatIsMissing()
    {
        var names = !HasKey && !HasConfiguration ? "'key' and 'configuration' are" : HasKey ? "'configuration' is" : "'key' is";
        return names + (_misspelled is null ? " missing" : " missing; names are case-sensitive, write them in lower case");
    }

    private ElementDefinition BuildDefinition() => new()
    {
        Key = _key ?? "",
        Name = _name!,
        Description = _description,
        Hub = _hub,
        AuthenticationType = _authenticationType,
        TypeOauth = _typeOauth,
        ConfigDescription = _configDescription,
        SignupUrl = _signupUrl,
        Active = !_inactive,
        Deleted = _deleted,
        Entries = _entries.ToEquatableArray(),
    };

    private static Members MemberOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 when name.SequenceEqual("key"u8) => Members.Key,
        3 when name.SequenceEqual("hub"u8) => Members.Hub,
        4 when name.SequenceEqual("name"u8) => Members.Name,
        6 when name.SequenceEqual("active"u8) => Members.Active,
        7 when name.SequenceEqual("deleted"u8) => Members.Deleted,
        9 when name.SequenceEqual("typeOauth"u8) => Members.TypeOauth,
        9 when name.SequenceEqual("signupURL"u8) => Members.SignupUrl,
        11 when name.SequenceEqual("description"u8) => Members.Description,
        13 when name.SequenceEqual("configuration"u8) => Members.Configuration,
        14 when name.SequenceEqual("authentication"u8) => Members.Authentication,
        17 when name.SequenceEqual("configDescription"u8) => Members.ConfigDescription,
        _ => Members.NotRead,
    };

    private void NoteMisspelled(ref Utf8JsonReader reader)
    {
        if (MemberOf(Encoding.UTF8.GetBytes(reader.Text(out _).ToLowerInvariant())) is Members.Key or Members.Configuration)
            _misspelled ??= reader.Token;
    }

    private static string? ReadAuthenticationType(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return reader.ScalarText();

        string? type = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameIs("type"u8))
                type = reader.NextText();
            else
                reader.Skip();
        }

        return type;
    }

    private void Read(ref Utf8JsonReader reader, Members member)
    {
        switch (member)
        {
            case Members.Key: ReadKey(ref reader); break;
            case Members.Configuration: ReadConfiguration(ref reader); break;
            case Members.Name: _name = reader.NextText(); break;
            case Members.Description: _description = reader.NextText(); break;
            case Members.Hub: _hub = reader.NextText(); break;
            case Members.Authentication: _authenticationType = ReadAuthenticationType(ref reader); break;
            case Members.TypeOauth: _typeOauth = reader.NextFlag(otherwise: false); break;
            case Members.ConfigDescription: _configDescription = reader.NextText(); break;
            case Members.SignupUrl: _signupUrl = reader.NextText(); break;
            case Members.Active: _inactive = !reader.NextFlag(otherwise: true); break;
            case Members.Deleted: _deleted = reader.NextFlag(otherwise: false); break;
            default: reader.Skip(); break;
        }
    }

    private void ReadKey(ref Utf8JsonReader reader)
    {
        reader.Read();
        _keyRange = reader.Token;
        // Without the blanks, which are reported, the class finds its definition all the same.
        _key = RequiredText.ReadKey(ref reader, "'key'", report) is { } key ? RequiredText.WithoutBlanks(key) : null;
    }

    private void ReadConfiguration(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            report(reader.Token, $"'configuration' must be an array of entries, not {JsonTokens.Describe(reader.TokenType)}");
            reader.Skip();
            return;
        }

        _hasEntries = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (IsFull)
            {
                reader.Skip();
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadEntry(ref reader);
            }
            else
            {
                report(reader.Token, $"an entry must be an object, not {JsonTokens.Describe(reader.TokenType)}");
                reader.Skip();
            }
        }
    }

    private void ReadEntry(ref Utf8JsonReader reader)
    {
        if (EntryBuilder.Read(ref reader, report, out var ranges) is not { } entry)
            return;

        if (!_entryKeys.Add(entry.Key))
        {
            report(ranges.Key, $"the entry {MessageText.Quote(entry.Key)} appears twice");
            return;
        }

        _entriesAndOptions += 1 + entry.Options.Count;
        if (IsFull)
        {
            report(
                ranges.Key,
                $"the element has more than {DefinitionLimits.MostEntriesAndOptions} entries and options; "
                + "this entry and those after it are ignored");
            return;
        }

        _entries.Add(entry);
        _entryRanges.Add(ranges);
    }
}
