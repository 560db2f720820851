using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Builds one request body as its object is read.</summary>
internal sealed class RequestBodyBuilder(Action<RequestBodyProblem> report)
{
    private const int MostOtherMembers = 100;

    private readonly List<BodyValue> _values = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private string? _elementKey;
    private ByteRange? _elementRange, _configurationRange;
    private ByteRange _elementKeyRange;
    private readonly List<(string Key, ByteRange Range)> _otherMembers = [];
    private ByteRange? _providerDataRange;
    private bool _hasExternalAuthentication, _hasProviderDataCode, _namesElement;

    /// <summary>Whether the object has an <c>element</c>, valid or not.</summary>
    public bool HasElement => _elementRange is not null;

    /// <summary>Whether the object has an <c>element</c> with a key or an id and a <c>configuration</c>, as request bodies have.</summary>
    public bool LooksLikeBody => _namesElement && _configurationRange is not null;

    /// <summary>What was read.</summary>
    public RequestBody Build() => new()
    {
        ElementKey = _elementKey,
        ElementKeyRange = _elementKeyRange,
        ElementRange = _elementRange ?? default,
        ConfigurationRange = _configurationRange,
        HasExternalAuthentication = _hasExternalAuthentication,
        ProviderDataRange = _providerDataRange,
        HasProviderDataCode = _hasProviderDataCode,
        OtherMembers = _otherMembers,
        Values = _values,
    };

    /// <summary>Reads a property: <paramref name="reader"/> must be at its name, and ends at its value.</summary>
    public void ReadProperty(ref Utf8JsonReader reader)
    {
        if (reader.NameIs("element"u8))
        {
            ReadElement(ref reader);
        }
        else if (reader.NameIs("configuration"u8))
        {
            ReadConfiguration(ref reader);
        }
        else if (reader.NameIs("providerData"u8))
        {
            ReadProviderData(ref reader);
        }
        else
        {
            _hasExternalAuthentication |= reader.NameIs("externalAuthentication"u8);
            if (_otherMembers.Count < MostOtherMembers)
                _otherMembers.Add((reader.Text(out _), reader.Token));
            ReadOther(ref reader);
        }
    }

    private void ReadOther(ref Utf8JsonReader reader)
    {
        if (reader.NameIs("name"u8))
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
                CheckText(ref reader, "name", "a string");
        }
        else if (reader.NameIs("tags"u8))
        {
            ReadTags(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    private void ReadTags(ref Utf8JsonReader reader)
    {
        const string name = "tags";
        const string expected = "an array of strings";
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                // In older answers of the platform, which people keep as bodies, a tag is an object with a name.
                if (reader.TokenType == JsonTokenType.StartObject)
                    ReadTagObject(ref reader, name, expected);
                else
                    CheckText(ref reader, name, expected);
            }
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            ReportValue(reader.Token, name, $"expected {expected}, not {JsonTokens.Describe(reader.TokenType)}");
            reader.Skip();
        }
    }

    private void ReadTagObject(ref Utf8JsonReader reader, string name, string expected)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.NameIs("name"u8);
            reader.Read();
            if (isName && reader.TokenType == JsonTokenType.String)
                CheckText(ref reader, name, expected);
            else
                reader.Skip();
        }
    }

    private void CheckText(ref Utf8JsonReader reader, string name, string expected)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            ReportValue(reader.Token, name, $"expected {expected}, not {JsonTokens.Describe(reader.TokenType)}");
            reader.Skip();
            return;
        }

        reader.Text(out var isValid);
        if (!isValid)
            ReportValue(reader.Token, name, $"it {RequiredText.InvalidCharacter}");
    }

    // Null counts as none.
    private void ReadProviderData(ref Utf8JsonReader reader)
    {
        var name = reader.Token;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return;

        _providerDataRange ??= name;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isCode = reader.NameIs("code"u8);
            _hasProviderDataCode |= reader.NextText() is { Length: > 0 } && isCode;
        }
    }

    private void ReadElement(ref Utf8JsonReader reader)
    {
        var name = reader.Token;
        if (_elementRange is not null)
        {
            ReportNoElement(name, "'element' appears twice in one body");
            reader.Skip();
            return;
        }

        _elementRange = name;
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadElementObject(ref reader, name);
        }
        else
        {
            ReportNoElement(reader.Token, $"'element' must be an object with a 'key', not {JsonTokens.Describe(reader.TokenType)}");
            reader.Skip();
        }
    }

    private void ReadElementObject(ref Utf8JsonReader reader, ByteRange name)
    {
        var sawKey = false;
        var hasKey = false;
        var hasId = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameIs("id"u8))
            {
                hasId = ReadElementId(ref reader);
            }
            else if (!reader.NameIs("key"u8))
            {
                reader.Skip();
            }
            else if (sawKey)
            {
                ReportNoElement(reader.Token, "'key' appears twice in one element");
                reader.Skip();
                hasKey = true;
            }
            else
            {
                sawKey = true;
                hasKey = ReadElementKey(ref reader);
            }
        }

        _namesElement = hasKey || hasId;
        if (!_namesElement)
            ReportNoElement(name, "'element' has no 'key'");
    }

    // An id is a number, or a text that is Unicode. It counts only without a key, so it is no problem of its own beside one.
    private static bool ReadElementId(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.Text(out var isValid).Length > 0 && isValid;

        var isNumber = reader.TokenType == JsonTokenType.Number;
        reader.Skip();
        return isNumber;
    }

    // Returns false for null, which counts as no key.
    private bool ReadElementKey(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return false;

        _elementKeyRange = reader.Token;
        _elementKey = RequiredText.Read(ref reader, "the element's 'key'", ReportNoElement);
        return true;
    }

    private void ReadConfiguration(ref Utf8JsonReader reader)
    {
        const string name = "configuration";
        if (_configurationRange is not null)
            ReportValue(reader.Token, name, "it appears twice in one body");

        _configurationRange ??= reader.Token;
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                ReadEntry(ref reader);
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            ReportValue(reader.Token, name, $"expected an object with a value for each key, not {JsonTokens.Describe(reader.TokenType)}");
            reader.Skip();
        }
    }

    private void ReadEntry(ref Utf8JsonReader reader)
    {
        var keyRange = reader.Token;
        var key = reader.Text(out _);
        if (!_keys.Add(key))
            ReportValue(keyRange, key, "the key appears twice in one configuration");

        reader.Read();
        var valueRange = reader.Token;
        var isStructure = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        var structure = isStructure ? JsonTokens.Describe(reader.TokenType) : null;
        _values.Add(new BodyValue(key, keyRange, ReadValue(ref reader, key), valueRange, structure));
    }

    private EntryValue ReadValue(ref Utf8JsonReader reader, string key)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                return EntryValue.Unknown;
            case JsonTokenType.String:
                var text = reader.Text(out var isValid);
                if (!isValid)
                    ReportValue(reader.Token, key, $"it {RequiredText.InvalidCharacter}");
                return EntryValue.Of(text);
            default:
                return EntryValue.Of(reader.ScalarText());
        }
    }

    private void ReportNoElement(ByteRange range, string message) =>
        report(new RequestBodyProblem(RequestBodyProblemKind.NoElement, message, range));

    private void ReportValue(ByteRange range, string name, string message) =>
        report(new RequestBodyProblem(RequestBodyProblemKind.UnsuitableValue, message, range, name));
}
