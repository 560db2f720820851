using System.Buffers;
using System.Text.Json;

namespace ElementGen;

/// <summary>
/// The bytes of an instance, for stores: JSON in the platform's own shape, with every field and <b>the token in plain text</b>, and what
/// the client that provisioned it had asked for. Encrypt them before they touch a disk or a wire.
/// </summary>
public static class RetainedInstance
{
    /// <summary>Writes an instance, token included.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="destination">Takes the UTF-8 bytes.</param>
    public static void Write(ProvisionedInstance instance, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(destination);
        using var writer = new Utf8JsonWriter(destination);
        JsonSerializer.Serialize(writer, InstanceAnswer.Of(instance), InstanceAnswerJson.Default.InstanceAnswer);
    }

    /// <summary>Reads an instance that <see cref="Write"/> wrote. Fields it lacks have their defaults; unknown ones are ignored.</summary>
    /// <param name="source">The UTF-8 bytes.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="JsonException">The bytes are not a JSON object.</exception>
    public static ProvisionedInstance Read(ReadOnlySpan<byte> source)
    {
        try
        {
            return (JsonSerializer.Deserialize(source, InstanceAnswerJson.Default.InstanceAnswer)
                ?? throw new JsonException("The bytes of a retained instance are the JSON literal null.")).ToInstance();
        }
        catch (JsonException e) when (e.Path is not null)
        {
            // Without the path: a quote too many makes a name of whatever follows, the token, for instance.
            throw new JsonException(
                FormattableString.Invariant(
                    $"The bytes of a retained instance are no JSON, at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}."));
        }
    }
}
