using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Gathers one element while its object is read.</summary>
internal sealed class ElementBuilder(Action<ByteRange, string> report)
{
    private readonly List<ConfigurationEntry> _entries = [];
    private readonly List<EntryRanges> _entryRanges = [];
    private readonly HashSet<string> _entryKeys = new(StringComparer.Ordinal);
    private string? _key, _name, _description, _hub, _authenticationType, _configDescription, _signupUrl;
    private bool _typeOauth, _inactive, _deleted;
    private ByteRange _keyRange;

    /// <summary>Whether the object has a <c>key</c>, right or wrong.</summary>
    public bool HasKey { get; private set; }

    /// <summary>Whether the object has a <c>configuration</c>, right or wrong.</summary>
    public bool HasConfiguration { get; private set; }

    /// <summary>Reads the property at whose name <paramref name="reader"/> stands, to the end of its value.</summary>
    public void ReadProperty(ref Utf8JsonReader reader)
    {
        if (reader.NameIs("key"u8))
            ReadKey(ref reader);
        else if (reader.NameIs("configuration"u8))
            ReadConfiguration(ref reader);
        else if (reader.NameIs("name"u8))
            _name = reader.NextText();
        else if (reader.NameIs("description"u8))
            _description = reader.NextText();
        else if (reader.NameIs("hub"u8))
            _hub = reader.NextText();
        else if (reader.NameIs("authentication"u8))
            _authenticationType = ReadAuthenticationType(ref reader);
        else if (reader.NameIs("typeOauth"u8))
            _typeOauth = reader.NextFlag(otherwise: false);
        else if (reader.NameIs("configDescription"u8))
            _configDescription = reader.NextText();
        else if (reader.NameIs("signupURL"u8))
            _signupUrl = reader.NextText();
        else if (reader.NameIs("active"u8))
            _inactive = !reader.NextFlag(otherwise: true);
        else if (reader.NameIs("deleted"u8))
            _deleted = reader.NextFlag(otherwise: false);
        else
            reader.Skip();
    }

    /// <summary>The element whose object began at <paramref name="start"/>; null, with what is missing reported, when it has no key.</summary>
    public LocatedDefinition? Complete(ByteRange start)
    {
        if (!HasKey)
            report(start, "'key' is missing");
        if (!HasConfiguration)
            report(start, "'configuration' is missing");

        return _key is null ? null : Build();
    }

    /// <summary>The element as far as it was read, its key "" if that was not; null when nothing of it was.</summary>
    public LocatedDefinition? Build() => _key is null && _entries.Count == 0
        ? null
        : new LocatedDefinition(BuildDefinition(), _keyRange, _entryRanges);

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

    private void ReadKey(ref Utf8JsonReader reader)
    {
        if (IsRepeated(ref reader, HasKey, "key"))
            return;

        HasKey = true;
        reader.Read();
        _keyRange = reader.Token;
        _key = RequiredText.Read(ref reader, "'key'", report);
    }

    private void ReadConfiguration(ref Utf8JsonReader reader)
    {
        if (IsRepeated(ref reader, HasConfiguration, "configuration"))
            return;

        HasConfiguration = true;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            report(reader.Token, $"'configuration' must be an array of entries, not {JsonToken.Describe(reader.TokenType)}");
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadEntry(ref reader);
            }
            else
            {
                report(reader.Token, $"an entry must be an object, not {JsonToken.Describe(reader.TokenType)}");
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
            report(ranges.Key, $"the entry {JsonToken.Quote(entry.Key)} stands twice");
            return;
        }

        _entries.Add(entry);
        _entryRanges.Add(ranges);
    }

    private bool IsRepeated(ref Utf8JsonReader reader, bool wasSeen, string name)
    {
        if (!wasSeen)
            return false;

        report(reader.Token, $"'{name}' stands twice in one element");
        reader.Skip();
        return true;
    }
}
