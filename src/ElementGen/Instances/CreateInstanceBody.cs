using System.Buffers;
using System.Net.Http.Headers;

namespace ElementGen;

/// <summary>The body of the request that makes an instance.</summary>
internal static class CreateInstanceBody
{
    private const int UsualLength = 512;

    /// <summary>The body as the content of a request.</summary>
    public static HttpContent Of(string name, ElementConfiguration configuration, ProvisionOptions options)
    {
        var bytes = new ArrayBufferWriter<byte>(UsualLength);
        Write(bytes, name, configuration, options);
        return new ReadOnlyMemoryContent(bytes.WrittenMemory) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    /// <summary>
    /// Writes what is supplied; entries that are null or "" are left out. Allocates nothing but what <paramref name="bytes"/> does, and a copy of
    /// each text in which something must be escaped.
    /// </summary>
    public static void Write(IBufferWriter<byte> bytes, string name, ElementConfiguration configuration, ProvisionOptions options)
    {
        var json = new JsonBuffer(bytes);
        json.Write("{\"element\":{\"key\":"u8);
        json.WriteString(configuration.Element.Key);
        json.Write("},\"configuration\":{"u8);
        WriteEntries(ref json, configuration);
        json.Write("},"u8);
        WriteTags(ref json, options.Tags);
        json.Write("\"name\":"u8);
        json.WriteString(name);
        if (options.RetrieveObjectsAfterInstantiation is { } retrieve)
            json.Write(retrieve ? ",\"retrieveObjectsAfterInstantiation\":true"u8 : ",\"retrieveObjectsAfterInstantiation\":false"u8);

        json.Write("}"u8);
        json.Complete();
    }

    /// <summary>How an object's member called <paramref name="key"/> begins.</summary>
    public static byte[] MemberOf(string key)
    {
        var bytes = new ArrayBufferWriter<byte>(key.Length + 3);
        var json = new JsonBuffer(bytes);
        json.WriteString(key);
        json.Write(":"u8);
        json.Complete();
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteEntries(ref JsonBuffer json, ElementConfiguration configuration)
    {
        var element = configuration.Element;
        var members = element.Members;
        var isFirst = true;
        for (var i = 0; i < members.Length; i++)
        {
            if (configuration.Supplied(i) is { Length: > 0 } value)
            {
                WriteComma(ref json, ref isFirst);
                json.Write(members[i]);
                json.WriteString(value);
            }
        }

        if (configuration.Additional.Count == 0)
            return;

        foreach (var (key, value) in configuration.Additional)
        {
            if (!element.Lists(key) && !string.IsNullOrEmpty(value))
            {
                WriteComma(ref json, ref isFirst);
                json.WriteString(key);
                json.Write(":"u8);
                json.WriteString(value);
            }
        }
    }

    private static void WriteComma(ref JsonBuffer json, ref bool isFirst)
    {
        if (!isFirst)
            json.Write(","u8);

        isFirst = false;
    }

    private static void WriteTags(ref JsonBuffer json, IReadOnlyList<string> tags)
    {
        if (tags.Count == 0)
            return;

        json.Write("\"tags\":["u8);
        for (var i = 0; i < tags.Count; i++)
        {
            if (i > 0)
                json.Write(","u8);
            json.WriteString(tags[i]);
        }

        json.Write("],"u8);
    }
}
