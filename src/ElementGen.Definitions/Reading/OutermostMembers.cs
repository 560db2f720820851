using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>The members of an object by which it is recognized. If the text breaks off, those before the break are known.</summary>
internal sealed class OutermostMembers
{
    private string? _ownKey;
    private string? _keyOfElement;
    private Members _seen;
    private bool _hasElements;

    [Flags]
    private enum Members
    {
        NotRead = 0,
        Key = 1 << 0,
        Type = 1 << 1,
        EntryArray = 1 << 2,
        Values = 1 << 3,
        Element = 1 << 4,
        Token = 1 << 5,
        Secret = 1 << 6,
        Id = 1 << 7,
        AuthorizationUrl = 1 << 8,
        Problem = 1 << 9,
        Others = 1 << 10,
        OfAnswer = 1 << 11,
    }

    /// <summary>The key of the element that the object is about; null when it does not tell.</summary>
    public string? ElementKey => _keyOfElement ?? (Has(Members.EntryArray) ? _ownKey : null);

    /// <summary>Whether there is an <c>element</c> with a key or an id, and a <c>configuration</c>.</summary>
    public bool HasElementAndConfiguration => Has(Members.Element) && HasConfiguration;

    /// <summary>Reads an object: <paramref name="reader"/> must be at its start, and ends at its end.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public void Read(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.Text(out _);
            reader.Read();
            ReadValue(ref reader, name);
            reader.Skip();
        }
    }

    /// <summary>Looks at one member, for which <paramref name="reader"/> is at its name. The caller's own reader stays there.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public void LookAt(Utf8JsonReader reader)
    {
        var name = reader.Text(out _);
        reader.Read();
        ReadValue(ref reader, name);
    }

    /// <summary>What the object is.</summary>
    /// <param name="isInList">Whether it is in a list.</param>
    public TextKind KindOf(bool isInList)
    {
        if (_hasElements || (Has(Members.Key) && Has(Members.EntryArray)))
            return TextKind.Definition;

        if (IsAnswer)
            return TextKind.Answer;

        if (Has(Members.Element))
            return TextKind.RequestBody;

        if (isInList && Has(Members.Key) && Has(Members.Type) && !HasConfiguration)
            return TextKind.EntryList;

        return _seen == Members.Problem ? TextKind.PlatformError : TextKind.Unknown;
    }

    // An answer that was asked for later may have no token. People send answers again without id and token: those are bodies.
    private bool IsAnswer =>
        (Has(Members.Element) && (Has(Members.Token) || Has(Members.Id | Members.OfAnswer)))
        || (Has(Members.Token) && Has(Members.Id))
        || _seen == (Members.Token | Members.Secret)
        || Has(Members.AuthorizationUrl);

    private bool HasConfiguration => (_seen & (Members.EntryArray | Members.Values)) != 0;

    private bool Has(Members members) => (_seen & members) == members;

    private void ReadValue(ref Utf8JsonReader reader, string name)
    {
        var isText = reader.TokenType == JsonTokenType.String;
        switch (name)
        {
            case "key" when isText:
                _ownKey = reader.Text(out _);
                See(Members.Key);
                break;
            case "element":
                ReadElement(ref reader);
                break;
            case "elements" when reader.TokenType == JsonTokenType.StartArray:
                ReadElements(ref reader);
                break;
            case "configuration":
                See(reader.TokenType == JsonTokenType.StartArray ? Members.EntryArray : Members.Values);
                break;
            case "id":
                See(Members.Id);
                break;
            case "provisionInteractions" or "valid" or "disabled" or "createdDate" or "elementId" or "maxCacheSize":
                See(Members.OfAnswer | Members.Others);
                break;
            default:
                SeeText(name, isText);
                break;
        }
    }

    private void SeeText(string name, bool isText) => See(name switch
    {
        "type" when isText => Members.Type | Members.Others,
        "token" when isText => Members.Token,
        "secret" when isText => Members.Secret,
        "oauthUrl" when isText => Members.AuthorizationUrl,
        "message" or "error" when isText => Members.Problem,
        // What the platform and gateways write beside the message of an error.
        "requestId" or "providerMessage" or "status" or "statusCode" or "code" or "timestamp" or "path" or "error_description" => 0,
        "message" or "error" => 0,
        _ => Members.Others,
    });

    private void See(Members members) => _seen |= members;

    private void ReadElement(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            See(Members.Others);
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKey = reader.NameIs("key"u8);
            var isId = reader.NameIs("id"u8);
            if (reader.NextText() is not { Length: > 0 } text || !(isKey || isId))
                continue;

            See(Members.Element);
            if (isKey)
                _keyOfElement = text;
        }
    }

    // The export of an account: what it begins with must be a definition itself.
    private void ReadElements(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject && !_hasElements)
            {
                var first = new OutermostMembers();
                first.Read(ref reader);
                _hasElements = first.KindOf(isInList: false) == TextKind.Definition;
                _keyOfElement ??= first.ElementKey;
            }

            reader.Skip();
        }
    }
}
