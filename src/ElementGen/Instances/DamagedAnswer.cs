using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ElementGen;

/// <summary>
/// Reads what can be read of an instance in an answer that is no JSON: it breaks off, or has quotes inside a text that nobody escaped (the
/// platform's own sample has them in <c>configDescription</c>). Only the fields of the instance itself and of its element count: a token
/// elsewhere, in the configuration or the user, is another one.
/// </summary>
internal static class DamagedAnswer
{
    private const string ElementField = "element";

    /// <summary>Reads an answer.</summary>
    /// <returns>What could be read for certain; null for nothing.</returns>
    public static InstanceAnswer? Read(ReadOnlySpan<byte> answer)
    {
        var scan = new DamagedJsonScan(TextOf(answer));
        var (fields, elementFields) = (new Fields(), new Fields());
        while (scan.ReadField())
        {
            if (scan.Path is [])
                fields.Add(scan);
            else if (scan.Path is [ElementField])
                elementFields.Add(scan);
        }

        if (scan.IsTorn)
            return null;

        // Behind the first damage, only a text that closes all it opened tells which object a field belongs to.
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            var isEmpty = !fields.Write(json, scan.IsCoherent);
            json.WriteStartObject(ElementField);
            elementFields.Write(json, scan.IsCoherent);
            json.WriteEndObject();
            json.WriteEndObject();
            if (isEmpty)
                return null;
        }

        return JsonSerializer.Deserialize(bytes.WrittenSpan, InstanceAnswerJson.Default.InstanceAnswer);
    }

    private static string TextOf(ReadOnlySpan<byte> answer) => answer switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(answer[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(answer[2..]),
        [_, 0, ..] => Encoding.Unicode.GetString(answer),
        [0, _, ..] => Encoding.BigEndianUnicode.GetString(answer),
        _ => Encoding.UTF8.GetString(answer),
    };

    /// <summary>The fields of one object; of several with one name, those before the damage count, else the last.</summary>
    private sealed class Fields
    {
        private readonly List<(string Name, string Value, bool IsLiteral, bool IsCertain)> _fields = [];

        public void Add(DamagedJsonScan scan) =>
            _fields.Add((scan.Name, scan.Value, scan.IsLiteral, !scan.IsDamaged));

        public bool Write(Utf8JsonWriter json, bool isCoherent)
        {
            var written = new HashSet<string>(StringComparer.Ordinal);
            var certain = _fields.Where(field => field.IsCertain).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var field in _fields.Where(field => field.IsCertain || isCoherent))
            {
                if (!field.IsCertain && certain.Contains(field.Name))
                    continue;

                // The fields are read from texts, too.
                if (field.IsLiteral && field.Value is "true" or "false")
                    json.WriteBoolean(field.Name, field.Value == "true");
                else if (!(field.IsLiteral && field.Value == "null"))
                    json.WriteString(field.Name, field.Value);

                written.Add(field.Name);
            }

            return written.Count > 0;
        }
    }
}
