using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AuthenticationType = ElementGen.Tests.BigCommerce.Configuration.AuthenticationTypeOption;

// A body is written of whatever is supplied.
#pragma warning disable ELG0201

namespace ElementGen.Tests.Provisioning;

/// <summary>The JSON that makes an instance: what a caller gives reaches the platform as it is, whatever is in it.</summary>
public class RequestBodyTests
{
    private static readonly ProvisionOptions NoOptions = new();

    [Fact]
    public void A_body_has_the_element_what_is_supplied_the_tags_and_the_name() =>
        Assert.Equal(
            """{"element":{"key":"infobip"},"configuration":{"messaging.sms.infobip.username":"acme","messaging.sms.infobip.password":"p+w","filter.response.nulls":"true","new.entry":"1"},"tags":["a","b"],"name":"acme sms","retrieveObjectsAfterInstantiation":false}""",
            BodyOf(
                new InfobipSms.Configuration
                {
                    Username = "acme", Password = "p+w", Sender = "", FilterResponseNulls = true,
                    Additional = new Dictionary<string, string> { ["new.entry"] = "1", ["empty"] = "" },
                },
                "acme sms",
                new ProvisionOptions { Tags = ["a", "b"], RetrieveObjectsAfterInstantiation = false }));

    [Fact]
    public void A_configuration_that_supplies_nothing_is_an_empty_object() =>
        Assert.Equal("""{"element":{"key":"infobip"},"configuration":{},"name":"n"}""", BodyOf(new InfobipSms.Configuration(), "n", NoOptions));

    [Theory]
    [InlineData("")]
    [InlineData("quote \" backslash \\ slash /")]
    [InlineData("line\r\nends\t\u2028\u2029\u0085 and \0\u0001\u001f\u007f controls")]
    [InlineData("+17777777777 <a href='x'>&amp;</a>")]
    [InlineData("Größe 文件 😀 \u200d\ufeff")]
    [InlineData("half \ud800 a \udc00 pair \ud83d")]
    public void Every_text_is_written_as_the_library_writes_it(string text)
    {
        foreach (var value in (string[])[text, text + new string('x', 5000) + text, string.Concat(Enumerable.Repeat(text, 900))])
        {
            var body = BodyOf(
                new InfobipSms.Configuration { Username = value, Additional = new Dictionary<string, string> { ["key " + value] = "v" + value } },
                value,
                new ProvisionOptions { Tags = [value, value] });

            Assert.Equal(ByLibrary(value), body);
            Assert.Equal(value.Length == 0 ? "" : Whole(value), JsonNode.Parse(body)!["configuration"]!["messaging.sms.infobip.username"]?.GetValue<string>() ?? "");
            Assert.Equal(Whole(value), JsonNode.Parse(body)!["name"]!.GetValue<string>());
        }
    }

    // The key has half a surrogate pair; U+FFFD stands for it.
    [Fact]
    public void A_key_of_the_element_is_written_as_every_other_text() =>
        Assert.Equal(
            "{\"element\":{\"key\":\"odd\"},\"configuration\":{\"half \ufffd \\\"quote\\\"\":\"value\"},\"name\":\"n\"}",
            BodyOf(new OddKey(), "n", NoOptions));

    [Fact]
    public void A_body_costs_no_memory_but_that_of_its_buffer()
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        var options = new ProvisionOptions { Tags = ["a", "b"], RetrieveObjectsAfterInstantiation = true };
        CreateInstanceBody.Write(bytes, "n", Seed.Configuration, options);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            bytes.ResetWrittenCount();
            CreateInstanceBody.Write(bytes, "n", Seed.Configuration, options);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_body_that_fails_does_not_disturb_the_next()
    {
        var undefined = new BigCommerce.Configuration { StoreUrl = "https://a.example", AuthenticationType = (AuthenticationType)7 };
        var whole = BodyOf(Seed.Configuration, "n", NoOptions);

        Assert.Throws<InvalidOperationException>(() => BodyOf(undefined, "n", NoOptions));

        Assert.Equal(whole, BodyOf(Seed.Configuration, "n", NoOptions));
    }

    [Fact]
    public void The_memory_of_a_body_is_not_kept_since_it_holds_secrets()
    {
        var memory = Written();
        GC.Collect();

        Assert.False(memory.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Written()
        {
            var bytes = new ArrayBufferWriter<byte>();
            CreateInstanceBody.Write(bytes, "n", Seed.Configuration, NoOptions);
            return new WeakReference(bytes);
        }
    }

    // A buffer may give no more room than it is asked for.
    [Fact]
    public void Any_buffer_will_do()
    {
        var narrow = new NarrowBuffer();
        var configuration = new InfobipSms.Configuration { Username = "acme \"\u0001\"", Password = new string('p', 300) };

        CreateInstanceBody.Write(narrow, "n", configuration, NoOptions);

        Assert.Equal(BodyOf(configuration, "n", NoOptions), Encoding.UTF8.GetString([.. narrow.Written]));
    }

    private static string BodyOf(ElementConfiguration configuration, string name, ProvisionOptions options)
    {
        var bytes = new ArrayBufferWriter<byte>();
        CreateInstanceBody.Write(bytes, name, configuration, options);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static string ByLibrary(string value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("element");
            json.WriteString("key", "infobip");
            json.WriteEndObject();
            json.WriteStartObject("configuration");
            if (value.Length > 0)
                json.WriteString("messaging.sms.infobip.username", value);
            json.WriteString("key " + value, "v" + value);
            json.WriteEndObject();
            json.WriteStartArray("tags");
            json.WriteStringValue(value);
            json.WriteStringValue(value);
            json.WriteEndArray();
            json.WriteString("name", value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // What half a surrogate pair becomes.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private sealed record OddKey : ElementConfiguration
    {
        private static readonly ElementDescriptor Odd = new()
        {
            Key = "odd",
            Name = "Odd",
            Entries = [new("half \ud800 \"quote\"", "Odd", "Odd", "TEXTFIELD_128")],
        };

        protected override ElementDescriptor Descriptor => Odd;

        protected override string? ValueOf(int index) => "value";
    }

    private sealed class NarrowBuffer : IBufferWriter<byte>
    {
        private byte[] _room = [];

        public List<byte> Written { get; } = [];

        public void Advance(int count) => Written.AddRange(_room[..count]);

        public Memory<byte> GetMemory(int sizeHint = 0) => _room = new byte[Math.Max(1, sizeHint)];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
