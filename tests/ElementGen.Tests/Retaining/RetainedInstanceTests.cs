using System.Buffers;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElementGen.Tests;

public sealed class RetainedInstanceTests
{
    [Theory]
    [InlineData(Seed.Answer)]
    [InlineData(Seed.AnswerOfNewServers)]
    [InlineData("{}")]
    public async Task Every_field_comes_back(string answer)
    {
        using var client = TestPlatform.Answering(HttpStatusCode.OK, answer, headers: ("elements-request-id", "1")).Client();
        var instance = await client.GetInstanceAsync(123);

        var back = RetainedInstance.Read(Write(instance));

        foreach (var property in typeof(ProvisionedInstance).GetProperties(BindingFlags.Public | BindingFlags.Instance))
            Assert.Equal(Comparable(property.GetValue(instance)), Comparable(property.GetValue(back)));
    }

    [Fact]
    public void No_field_is_forgotten()
    {
        using var user = JsonDocument.Parse("""{"id":9}""");
        var instance = new ProvisionedInstance
        {
            Id = long.MaxValue,
            Name = "n",
            Token = "t+/=",
            Element = new ElementSummary
            {
                Id = 1, Name = "a", Key = "b", Description = "c", Image = "d", Active = true, Deleted = true, TypeOauth = true, TrialAccount = true,
                ConfigDescription = "e", SignupUrl = "f",
            },
            ProvisionInteractions = [user.RootElement],
            Valid = true,
            Disabled = true,
            MaxCacheSize = 2,
            CacheTimeToLive = 3,
            CachingEnabled = true,
            CreatedDate = new DateTimeOffset(2016, 2, 23, 19, 12, 58, 123, TimeSpan.FromHours(-7)),
            ElementId = 4,
            Tags = ["x", "y"],
            Configuration = new Dictionary<string, string?> { ["k"] = "v", ["none"] = null },
            EventsEnabled = true,
            TraceLoggingEnabled = true,
            ExternalAuthentication = "initial",
            User = user.RootElement,
        };

        var json = JsonNode.Parse(Write(instance))!.AsObject();
        var back = RetainedInstance.Read(Write(instance));

        // Id and TextId are one field: an id is a number, or it is not. Whether the configuration differs is said of a call, and not kept.
        Assert.Equal(typeof(ProvisionedInstance).GetProperties().Length - 2, json.Count);
        Assert.Equal(typeof(ElementSummary).GetProperties().Length, json["element"]!.AsObject().Count);
        foreach (var property in typeof(ProvisionedInstance).GetProperties())
            Assert.Equal(Comparable(property.GetValue(instance)), Comparable(property.GetValue(back)));
    }

    [Theory]
    [InlineData("\"6f1c2a9e-1\"", 0, "6f1c2a9e-1")]
    [InlineData("9223372036854775808", 0, "9223372036854775808")]
    [InlineData("\"12\"", 12, null)]
    [InlineData("12.5", 0, "12.5")]
    [InlineData("null", 0, null)]
    public void An_id_that_is_no_whole_number_keeps_its_text(string written, long id, string? text)
    {
        var answer = $$"""{"id":{{written}},"token":"t"}""";

        var instance = RetainedInstance.Read(Write(RetainedInstance.Read(Encoding.UTF8.GetBytes(answer))));

        Assert.Equal((id, text), (instance.Id, instance.TextId));
    }

    [Fact]
    public void The_bytes_have_the_platforms_shape_with_the_token_in_clear()
    {
        var json = JsonNode.Parse(Write(Seed.Instance))!;

        Assert.Equal(Seed.Instance.Token.Reveal(), (string?)json["token"]);
        Assert.Equal("infobip", (string?)json["element"]!["key"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"token":"t0ps3cret""")]
    [InlineData("""{"id":1,"name: ","token":"t0ps3cret","valid":true}""")]
    [InlineData("""{"id":1,"name\":\"n\",\"token\":\"t0ps3cret": x}""")]
    public void Bytes_that_are_no_instance_are_refused_without_showing_them(string bytes)
    {
        var exception = Assert.ThrowsAny<JsonException>(() => RetainedInstance.Read(Encoding.UTF8.GetBytes(bytes)));

        Assert.DoesNotContain("t0ps3cret", exception.ToString(), StringComparison.Ordinal);
    }

    internal static ProvisionedInstance ReadBack(ProvisionedInstance instance) => RetainedInstance.Read(Write(instance));

    private static byte[] Write(ProvisionedInstance instance)
    {
        var bytes = new ArrayBufferWriter<byte>();
        RetainedInstance.Write(instance, bytes);
        return bytes.WrittenSpan.ToArray();
    }

    private static object? Comparable(object? value) => value switch
    {
        JsonElement json => JsonSerializer.Serialize(json),
        IReadOnlyList<JsonElement> list => string.Join(",", list.Select(item => JsonSerializer.Serialize(item))),
        IReadOnlyDictionary<string, string?> map =>
            string.Join(",", map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value ?? "null"}")),
        IReadOnlyList<string> list => string.Join(",", list),
        _ => value,
    };
}
