using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Reads the options of an entry: objects as the platform writes them, or bare texts.</summary>
internal static class OptionsReader
{
    /// <summary>Reads the value of the property at whose name <paramref name="reader"/> stands; empty when it is no array.</summary>
    public static EquatableArray<EntryOption> ReadNext(ref Utf8JsonReader reader)
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
                options.Add(ReadOption(ref reader));
            else if (reader.ScalarText() is { } value)
                options.Add(new EntryOption(value));
        }

        return options.ToEquatableArray();
    }

    private static EntryOption ReadOption(ref Utf8JsonReader reader)
    {
        string? value = null, description = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameIs("value"u8))
                value = reader.NextText();
            else if (reader.NameIs("description"u8))
                description = reader.NextText();
            else
                reader.Skip();
        }

        return new EntryOption(value ?? "", description);
    }
}
