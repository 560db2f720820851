using System.Net;
using System.Text.Json;

namespace ElementGen.Tests;

/// <summary>Characters that nobody can see, and that change what is seen, do not get from an answer into what people read.</summary>
public sealed class ShownTextTests
{
    private const string Odd = "a\u0000b\u001b[31mc\r\nd\u0085e\u2028f\u202eg\u2066h\u200bi\ufeffj\u00adk\u3164l\ud800m";
    private const string Shown = "a b [31mc  d e f g h i j k l m";

    [Fact]
    public void A_text_is_shown_on_one_line_without_them()
    {
        Assert.Equal(Shown, ShownText.Of(Odd));
        Assert.Equal("tag  x", ShownText.Of("tag \U000E0041x"));
        Assert.Equal("Zürich, Ελλάδα, 日本, 😀", ShownText.Of("Zürich, Ελλάδα, 日本, 😀"));
    }

    [Fact]
    public async Task They_do_not_get_into_an_exception()
    {
        var odd = Odd[..^2];
        using var client = TestPlatform.Answering(HttpStatusCode.BadRequest, JsonSerializer.Serialize(new { requestId = odd, message = odd, providerMessage = odd }))
            .Client();

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(1));

        Assert.Equal(exception.Message, ShownText.Of(exception.Message));
        Assert.Equal(Shown[..^2], exception.RequestId);
        Assert.Equal(Shown[..^2], exception.ProviderMessage);
    }

    [Fact]
    public async Task A_cause_that_has_them_is_not_shown()
    {
        using var client = FakeTransport.Throwing(new HttpRequestException("Bad header \u001b[2J")).Client();

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(1));

        Assert.Null(exception.InnerException);
        Assert.Contains("Bad header  [2J", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_do_not_get_into_what_an_instance_prints()
    {
        var instance = new ProvisionedInstance
        {
            TextId = Odd, Name = Odd, Token = "t0ken", Element = new ElementSummary { Key = Odd, Name = Odd },
        };
        using var client = TestPlatform.Answering(HttpStatusCode.OK, "").Client(
            new StoreInMemory { Failure = new IOException("full") });

        foreach (var shown in new object[] { instance, instance.Element, instance.ToSummary(), new InstanceKey(Odd, Odd, Odd) })
            Assert.Equal(shown.ToString(), ShownText.Of(shown.ToString()!));

        var attached = Assert.Throws<ArgumentException>(() => InfobipSms.Attach(client, instance));
        Assert.DoesNotContain('\u001b', attached.Message);

        using var creating = TestPlatform.Answering(HttpStatusCode.OK, JsonSerializer.Serialize(new { token = "t0ken", id = "x\u001by", name = "a\u202eb" }))
            .Client(new StoreInMemory { Failure = new IOException("full") });
        var failed = await Assert.ThrowsAsync<InstanceNotRetainedException>(
            () => creating.ProvisionInstanceAsync("name", Seed.Configuration));
        Assert.Contains("instance x y 'a b'", failed.Message, StringComparison.Ordinal);
        Assert.Equal("x\u001by", failed.Instance.TextId);
    }
}
