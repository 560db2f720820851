using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>The texts that people paste or save where a definition or a request body should be.</summary>
internal enum TextKind
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>The definition of an element, or an export of several.</summary>
    Definition,

    /// <summary>The body of a request that creates an instance.</summary>
    RequestBody,

    /// <summary>An answer of the platform about an instance, or a step of its authorization.</summary>
    Answer,

    /// <summary>The entries of an element, without the element.</summary>
    EntryList,

    /// <summary>An error of the platform, or of a gateway before it.</summary>
    PlatformError,

    /// <summary>A web page.</summary>
    WebPage,

    /// <summary>XML that is no web page.</summary>
    Xml,

    /// <summary>YAML.</summary>
    Yaml,

    /// <summary>An HTTP message with its headers.</summary>
    HttpMessage,

    /// <summary>A command that sends a request.</summary>
    Command,

    /// <summary>A code block of Markdown.</summary>
    CodeBlock,

    /// <summary>UTF-16 without a byte-order mark.</summary>
    Utf16,
}

/// <summary>What a text is, whatever file it was saved in.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ElementKey">The key of the element that it is about; null when it does not tell.</param>
/// <param name="Start">Its first character, or the first character of the object by which it was recognized.</param>
/// <param name="IsAboutInstance">
/// Whether that object has an <c>element</c> with a key or an id, and a <c>configuration</c>, as no other program's has.
/// </param>
internal readonly record struct RecognizedText(
    TextKind Kind, string? ElementKey = null, ByteRange Start = default, bool IsAboutInstance = false)
{
    /// <summary>Whether it is of a kind that is JSON. The text itself may be broken.</summary>
    public bool IsJson => Kind is TextKind.Definition or TextKind.RequestBody or TextKind.Answer or TextKind.EntryList
        or TextKind.PlatformError;

    /// <summary>Recognizes <paramref name="utf8"/>. If it is broken JSON, what comes before the break decides.</summary>
    /// <param name="utf8">The text, without a byte-order mark.</param>
    public static RecognizedText Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > JsonText.MaximumLength)
            return default;

        var rest = JsonText.WithoutSpaces(utf8);
        if (rest.IsEmpty)
            return default;

        return ForeignSyntax.KindOf(rest) is var kind and not TextKind.Unknown
            ? new RecognizedText(kind, Start: new ByteRange(utf8.Length - rest.Length, 1))
            : rest[0] is (byte)'{' or (byte)'[' ? OfJson(utf8) : default;
    }

    private static RecognizedText OfJson(ReadOnlySpan<byte> utf8)
    {
        var members = new OutermostMembers();
        var start = default(ByteRange);
        var isList = false;
        try
        {
            var reader = new Utf8JsonReader(utf8, JsonText.ReaderOptions);
            reader.Read();
            // Of a list, the first object tells what all of them are.
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                isList = true;
                while (reader.Read() && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndArray))
                    reader.Skip();
            }

            start = reader.Token;
            if (reader.TokenType == JsonTokenType.StartObject)
                members.Read(ref reader);
        }
        catch (JsonException)
        {
            // What was read before the break may be enough.
        }

        return new RecognizedText(members.KindOf(isList), members.ElementKey, start, members.HasElementAndConfiguration);
    }
}
