using System.Buffers;
using System.Text.Json;

namespace ElementGen.Storage;

/// <summary>
/// The bytes that a row's payload encrypts: what the row belongs to, and the instance. They are JSON, so that a later release can add to
/// them.
/// </summary>
internal static class RetainedPayload
{
    /// <summary>Writes the token in clear: encrypt the bytes, and clear the buffer.</summary>
    public static void Write(InstanceKey key, ProvisionedInstance instance, ArrayBufferWriter<byte> destination)
    {
        var bytes = new ArrayBufferWriter<byte>();
        RetainedInstance.Write(instance, bytes);
        using (var json = new Utf8JsonWriter(destination))
        {
            json.WriteStartObject();
            json.WriteString("account"u8, key.Account);
            json.WriteString("elementKey"u8, key.ElementKey);
            json.WriteString("name"u8, key.Name);
            json.WritePropertyName("instance"u8);
            json.WriteRawValue(bytes.WrittenSpan, skipInputValidation: true);
            json.WriteEndObject();
        }

        bytes.Clear();
    }

    /// <exception cref="JsonException">The bytes are none that <see cref="Write"/> wrote.</exception>
    public static (InstanceKey Key, ProvisionedInstance Instance) Read(ReadOnlySpan<byte> bytes)
    {
        var (account, elementKey, name) = ("", "", "");
        ProvisionedInstance? instance = null;
        var json = new Utf8JsonReader(bytes);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("account"u8))
                account = ReadText(ref json);
            else if (json.ValueTextEquals("elementKey"u8))
                elementKey = ReadText(ref json);
            else if (json.ValueTextEquals("name"u8))
                name = ReadText(ref json);
            else if (json.ValueTextEquals("instance"u8))
                instance = RetainedInstance.Read(ReadValue(ref json, bytes));
            else
                json.Skip();
        }

        return (new InstanceKey(account, elementKey, name), instance ?? throw new JsonException("There is no instance."));
    }

    private static string ReadText(ref Utf8JsonReader json) => json.Read() ? json.GetString() ?? "" : "";

    private static ReadOnlySpan<byte> ReadValue(ref Utf8JsonReader json, ReadOnlySpan<byte> bytes)
    {
        json.Read();
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return bytes[start..(int)json.BytesConsumed];
    }
}
