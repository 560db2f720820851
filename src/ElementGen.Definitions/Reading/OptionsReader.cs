using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Reads the options of an entry. The platform writes objects; plain strings are read as well.</summary>
internal static class OptionsReader
{
    /// <summary>Reads the value of the property whose name <paramref name="reader"/> is at; empty when it is not an array.</summary>
    public static EquatableArray<EntryOption> ReadNext(ref Utf8JsonReader reader, Action<ByteRange, string> report)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return default;
        }

        var options = new List<EntryOption>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                options.Add(ReadOption(ref reader, report));
            else if (ReadValue(ref reader, report) is { } value)
                options.Add(new EntryOption(value));
        }

        return options.ToEquatableArray();
    }

    private static EntryOption ReadOption(ref Utf8JsonReader reader, Action<ByteRange, string> report)
    {
        string? value = null, description = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameIs("value"u8))
            {
                reader.Read();
                value = ReadValue(ref reader, report);
            }
            else if (reader.NameIs("description"u8))
            {
                description = reader.NextText();
            }
            else
            {
                reader.Skip();
            }
        }

        return new EntryOption(value ?? "", description);
    }

    // Null when there is no value, or when it is too long to become a name, which is reported.
    private static string? ReadValue(ref Utf8JsonReader reader, Action<ByteRange, string> report)
    {
        var range = reader.Token;
        var value = reader.ScalarText();
        if (value is not { Length: > DefinitionLimits.LongestKey })
            return value;

        report(range, $"the 'value' of an option {DefinitionLimits.TooLong}");
        return null;
    }
}
