using System.Text;
using System.Text.Json;

namespace ElementGen.HostileDefinitions;

/// <summary>
/// A JSON value as it is written: names and scalars keep their raw text. So a name can stand twice in an object, and a scalar be what no JSON
/// library would write.
/// </summary>
internal sealed class JsonTree
{
    /// <summary>The name in front of the value, quotes included; null outside an object.</summary>
    public string? Name { get; set; }

    /// <summary>The value's text, where it is neither an object nor an array.</summary>
    public string Scalar { get; set; } = "null";

    /// <summary>What an object or an array holds; null for a scalar.</summary>
    public List<JsonTree>? Children { get; set; }

    /// <summary>Whether <see cref="Children"/> are those of an object.</summary>
    public bool IsObject { get; set; }

    /// <summary>The value with everything in it, itself first.</summary>
    public List<JsonTree> All()
    {
        var all = new List<JsonTree> { this };
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Children is { } children)
                all.AddRange(children);
        }

        return all;
    }

    /// <summary>Reads <paramref name="utf8"/>; null when it is not JSON.</summary>
    public static JsonTree? TryParse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 1000 });
            reader.Read();
            return Read(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A copy that can be changed by itself.</summary>
    public JsonTree Clone() => new() { Name = Name, Scalar = Scalar, IsObject = IsObject, Children = Children?.ConvertAll(static child => child.Clone()) };

    /// <summary>The value's JSON, without its name.</summary>
    public override string ToString()
    {
        var json = new StringBuilder();
        WriteTo(json);
        return json.ToString();
    }

    private void WriteTo(StringBuilder json)
    {
        if (Children is null)
        {
            json.Append(Scalar);
            return;
        }

        json.Append(IsObject ? '{' : '[');
        for (var i = 0; i < Children.Count; i++)
        {
            if (i > 0)
                json.Append(',');
            if (IsObject)
                json.Append(Children[i].Name ?? "\"\"").Append(':');
            Children[i].WriteTo(json);
        }

        json.Append(IsObject ? '}' : ']');
    }

    private static JsonTree Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return new JsonTree { Scalar = Raw(ref reader) };

        var tree = new JsonTree { Children = [], IsObject = reader.TokenType == JsonTokenType.StartObject };
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            string? name = null;
            if (tree.IsObject)
            {
                name = Raw(ref reader);
                reader.Read();
            }

            var child = Read(ref reader);
            child.Name = name;
            tree.Children.Add(child);
        }

        return tree;
    }

    private static string Raw(ref Utf8JsonReader reader)
    {
        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        return reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? $"\"{text}\"" : text;
    }
}
