using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Gathers one entry of a configuration while its object is read.</summary>
internal ref struct EntryBuilder
{
    private string? _key, _name, _description, _type, _defaultValue, _groupName;
    private bool _required, _internal, _hideFromConsole, _groupControl, _resellerConfig, _companyConfig, _inactive;
    private int _displayOrder;
    private EquatableArray<EntryOption> _options;
    private ByteRange? _keyRange, _typeRange;

    /// <summary>Reads the object at whose start <paramref name="reader"/> stands; null, and reported, when it has no key.</summary>
    public static ConfigurationEntry? Read(ref Utf8JsonReader reader, Action<ByteRange, string> report, out EntryRanges ranges)
    {
        var start = reader.Token;
        var entry = new EntryBuilder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            entry.ReadProperty(ref reader, report);

        if (entry._keyRange is null)
            report(start, "an entry has no 'key'");

        var key = entry._keyRange ?? start;
        ranges = new EntryRanges(key, entry._typeRange ?? key);
        return entry.Build();
    }

    private readonly ConfigurationEntry? Build() => _key is null ? null : new ConfigurationEntry
    {
        Key = _key,
        Name = _name!,
        Description = _description,
        Type = _type!,
        Required = _required,
        DefaultValue = _defaultValue,
        Internal = _internal,
        HideFromConsole = _hideFromConsole,
        Active = !_inactive,
        GroupControl = _groupControl,
        GroupName = string.IsNullOrEmpty(_groupName) ? null : _groupName,
        Options = _options,
        DisplayOrder = _displayOrder,
        ResellerConfig = _resellerConfig,
        CompanyConfig = _companyConfig,
    };

    private void ReadProperty(ref Utf8JsonReader reader, Action<ByteRange, string> report)
    {
        if (reader.NameIs("key"u8))
            ReadKey(ref reader, report);
        else if (reader.NameIs("type"u8))
            ReadType(ref reader);
        else if (reader.NameIs("name"u8))
            _name = reader.NextText();
        else if (reader.NameIs("description"u8))
            _description = reader.NextText();
        else if (reader.NameIs("required"u8))
            _required = reader.NextFlag(otherwise: false);
        else if (reader.NameIs("defaultValue"u8))
            _defaultValue = reader.NextText();
        else if (reader.NameIs("internal"u8))
            _internal = reader.NextFlag(otherwise: false);
        else if (reader.NameIs("hideFromConsole"u8))
            _hideFromConsole = reader.NextFlag(otherwise: false);
        else if (reader.NameIs("active"u8))
            _inactive = !reader.NextFlag(otherwise: true);
        else if (reader.NameIs("groupControl"u8))
            _groupControl = reader.NextFlag(otherwise: false);
        else if (reader.NameIs("groupName"u8))
            _groupName = reader.NextText();
        else if (reader.NameIs("options"u8))
            _options = OptionsReader.ReadNext(ref reader);
        else if (reader.NameIs("displayOrder"u8))
            _displayOrder = reader.NextInt32();
        else if (reader.NameIs("resellerConfig"u8))
            _resellerConfig = reader.NextFlag(otherwise: false);
        else if (reader.NameIs("companyConfig"u8))
            _companyConfig = reader.NextFlag(otherwise: false);
        else
            reader.Skip();
    }

    private void ReadKey(ref Utf8JsonReader reader, Action<ByteRange, string> report)
    {
        if (_keyRange is not null)
        {
            report(reader.Token, "'key' stands twice in one entry");
            reader.Skip();
            return;
        }

        reader.Read();
        _keyRange = reader.Token;
        _key = RequiredText.Read(ref reader, "an entry's 'key'", report);
    }

    private void ReadType(ref Utf8JsonReader reader)
    {
        reader.Read();
        _typeRange = reader.Token;
        _type = reader.ScalarText();
    }
}
