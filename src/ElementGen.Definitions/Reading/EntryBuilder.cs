using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Builds one entry of a configuration as its object is read.</summary>
internal ref struct EntryBuilder
{
    private string? _key, _name, _description, _type, _defaultValue, _groupName;
    private bool _required, _internal, _hideFromConsole, _groupControl, _resellerConfig, _companyConfig, _inactive, _sample;
    private int _displayOrder;
    private EquatableArray<EntryOption> _options;
    private ByteRange? _keyRange, _typeRange;
    private Members _seen;

    [Flags]
    private enum Members
    {
        NotRead = 0,
        Key = 1 << 0,
        Type = 1 << 1,
        Name = 1 << 2,
        Description = 1 << 3,
        Required = 1 << 4,
        DefaultValue = 1 << 5,
        Internal = 1 << 6,
        HideFromConsole = 1 << 7,
        Active = 1 << 8,
        GroupControl = 1 << 9,
        GroupName = 1 << 10,
        Options = 1 << 11,
        DisplayOrder = 1 << 12,
        ResellerConfig = 1 << 13,
        CompanyConfig = 1 << 14,
        Sample = 1 << 15,
    }

    /// <summary>Reads the object that <paramref name="reader"/> is at the start of; null when it has no key, which is reported.</summary>
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
        Sample = _sample,
    };

    private static Members MemberOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 when name.SequenceEqual("key"u8) => Members.Key,
        4 when name.SequenceEqual("type"u8) => Members.Type,
        4 when name.SequenceEqual("name"u8) => Members.Name,
        6 when name.SequenceEqual("active"u8) => Members.Active,
        6 when name.SequenceEqual("sample"u8) => Members.Sample,
        7 when name.SequenceEqual("options"u8) => Members.Options,
        8 when name.SequenceEqual("required"u8) => Members.Required,
        8 when name.SequenceEqual("internal"u8) => Members.Internal,
        9 when name.SequenceEqual("groupName"u8) => Members.GroupName,
        11 when name.SequenceEqual("description"u8) => Members.Description,
        12 when name.SequenceEqual("defaultValue"u8) => Members.DefaultValue,
        12 when name.SequenceEqual("displayOrder"u8) => Members.DisplayOrder,
        12 when name.SequenceEqual("groupControl"u8) => Members.GroupControl,
        13 when name.SequenceEqual("companyConfig"u8) => Members.CompanyConfig,
        14 when name.SequenceEqual("resellerConfig"u8) => Members.ResellerConfig,
        15 when name.SequenceEqual("hideFromConsole"u8) => Members.HideFromConsole,
        _ => Members.NotRead,
    };

    // If a name appears twice, the first one counts.
    private void ReadProperty(ref Utf8JsonReader reader, Action<ByteRange, string> report)
    {
        var member = MemberOf(reader.Utf8());
        if ((_seen & member) != 0)
        {
            report(reader.Token, $"{MessageText.Quote(reader.Text(out _))} appears twice in one entry");
            reader.Skip();
            return;
        }

        _seen |= member;
        Read(ref reader, member, report);
    }

    private void Read(ref Utf8JsonReader reader, Members member, Action<ByteRange, string> report)
    {
        switch (member)
        {
            case Members.Key: ReadKey(ref reader, report); break;
            case Members.Type: ReadType(ref reader); break;
            case Members.Name: _name = reader.NextText(); break;
            case Members.Description: _description = reader.NextText(); break;
            case Members.Required: _required = reader.NextFlag(otherwise: false); break;
            case Members.DefaultValue: _defaultValue = reader.NextText(); break;
            case Members.Internal: _internal = reader.NextFlag(otherwise: false); break;
            case Members.HideFromConsole: _hideFromConsole = reader.NextFlag(otherwise: false); break;
            case Members.Active: _inactive = !reader.NextFlag(otherwise: true); break;
            case Members.GroupControl: _groupControl = reader.NextFlag(otherwise: false); break;
            case Members.GroupName: _groupName = reader.NextText(); break;
            case Members.Options: _options = OptionsReader.ReadNext(ref reader, report); break;
            case Members.DisplayOrder: _displayOrder = reader.NextInt32(); break;
            case Members.ResellerConfig: _resellerConfig = reader.NextFlag(otherwise: false); break;
            case Members.CompanyConfig: _companyConfig = reader.NextFlag(otherwise: false); break;
            case Members.Sample: _sample = reader.NextFlag(otherwise: false); break;
            default: reader.Skip(); break;
        }
    }

    private void ReadKey(ref Utf8JsonReader reader, Action<ByteRange, string> report)
    {
        reader.Read();
        _keyRange = reader.Token;
        _key = RequiredText.ReadKey(ref reader, "an entry's 'key'", report);
    }

    private void ReadType(ref Utf8JsonReader reader)
    {
        reader.Read();
        _typeRange = reader.Token;
        _type = EntryKinds.KnownType(reader.ValueSpan) ?? reader.ScalarText();
    }
}
