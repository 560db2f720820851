using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// Refuses to write or read an object that holds a secret: without it, the object would be lost in silence; with it, the secret would leak.
/// </summary>
/// <typeparam name="T">The type of the object.</typeparam>
internal sealed class UnwrittenJsonConverter<T> : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw NotSupported();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw NotSupported();

    private static NotSupportedException NotSupported() => new(
        $"{typeof(T).Name} is not written as JSON or read from it, because it holds a secret. Keep a pending authorization in a store, or "
            + "write what RetainedAuthorization gives, encrypted; a grant serves once and is not kept.");
}
