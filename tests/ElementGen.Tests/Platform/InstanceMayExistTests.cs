using System.IO.Compression;
using System.Net;
using System.Text;

namespace ElementGen.Tests;

/// <summary>Each exception of a creation says by a property whether the instance may exist.</summary>
public sealed class InstanceMayExistTests
{
    private static readonly (string, string) RequestId = ("elements-request-id", "56c3a4");

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.MethodNotAllowed)]
    [InlineData(HttpStatusCode.NotAcceptable)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.UnsupportedMediaType)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task What_the_platform_itself_refuses_does_not_exist(HttpStatusCode status)
    {
        Assert.False((await Fails(TestPlatform.Answering(status, """{"requestId":"1","message":"no"}"""))).InstanceMayExist);
        Assert.False((await Fails(TestPlatform.Answering(status, "", "text/plain", RequestId))).InstanceMayExist);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, """{"message":"no"}""")]
    [InlineData(HttpStatusCode.Forbidden, "<html>Blocked</html>")]
    [InlineData(HttpStatusCode.NotFound, "")]
    [InlineData(HttpStatusCode.TooManyRequests, """{"error":"slow down"}""")]
    public async Task What_a_gateway_refuses_may_exist(HttpStatusCode status, string body)
    {
        var exception = await Fails(TestPlatform.Answering(status, body));

        Assert.True(exception.InstanceMayExist);
        Assert.Contains("may have been made", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData((HttpStatusCode)499)]
    public async Task A_status_that_tells_nothing_for_certain_leaves_it_open_also_with_the_platforms_message(HttpStatusCode status) =>
        Assert.True((await Fails(
            TestPlatform.Answering(status, """{"requestId":"1","message":"later"}""", headers: RequestId))).InstanceMayExist);

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.Conflict)]
    public async Task A_failure_that_tells_of_an_instance_hands_it_over(HttpStatusCode status)
    {
        var exception = await Fails(TestPlatform.Answering(status, Seed.Answer, headers: RequestId));
        var tokenless = await Fails(TestPlatform.Answering(status, Seed.AnswerWithout("token"), headers: RequestId));
        var cut = await Fails(TestPlatform.Answering(status, Seed.Answer[..^200], headers: RequestId));

        Assert.True(exception.InstanceMayExist);
        Assert.Equal((123, Seed.Instance.Token), (exception.Instance!.Id, exception.Instance.Token));
        Assert.Contains("Instance holds what the answer tells of it, with its token.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Seed.Instance.Token.Reveal(), exception.ToString(), StringComparison.Ordinal);
        Assert.Equal((123, Secret.Empty), (tokenless.Instance!.Id, tokenless.Instance.Token));
        Assert.Contains("Instance holds what the answer tells of it.", tokenless.Message, StringComparison.Ordinal);
        Assert.Equal(Seed.Instance.Token, cut.Instance!.Token);
    }

    [Theory]
    [InlineData("""{"requestId":"1","message":"no","id":7,"name":"x"}""")]
    [InlineData("""{"requestId":"1","message":"no","element":{"key":"infobip"}}""")]
    [InlineData("""{"requestId":"1","message":"no","token":"********"}""")]
    [InlineData("<html>{\"id\":7,\"token\":\"t0ken\"}</html>")]
    public async Task An_error_with_an_id_of_its_own_tells_of_no_instance(string body) =>
        Assert.Null((await Fails(TestPlatform.Answering(HttpStatusCode.BadGateway, body))).Instance);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("{\"id\":5,\"token\":\"3sU/S/kZ")]
    [InlineData("{\"id\":5}")]
    public async Task A_success_without_a_token_leaves_it_open(string body) =>
        Assert.True((await Fails(TestPlatform.Answering(HttpStatusCode.OK, body, headers: RequestId))).InstanceMayExist);

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false)]
    [InlineData(HttpRequestError.ProxyTunnelError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.HttpProtocolError, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public async Task Only_without_a_connection_nothing_was_sent(HttpRequestError error, bool mayExist) =>
        Assert.Equal(mayExist, (await Fails(FakeTransport.Throwing(new HttpRequestException(error, "broken")).Client())).InstanceMayExist);

    [Fact]
    public async Task Whatever_a_handler_throws_becomes_the_librarys_exception()
    {
        var cause = new InvalidOperationException("The circuit is open.");

        var exception = await Fails(FakeTransport.Throwing(cause).Client());

        Assert.True(exception.InstanceMayExist);
        Assert.Same(cause, exception.InnerException);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_falsely_labelled_compressed_answer_is_the_librarys_exception(string encoding)
    {
        // Some plain text can be inflated, to nonsense.
        var body = encoding == "deflate" ? Gzip(Seed.Answer) : Encoding.UTF8.GetBytes(Seed.Answer);

        var exception = await Fails(Compressed(encoding, body).CreateClient());

        Assert.Equal(HttpStatusCode.OK, exception.Status);
        Assert.True(exception.InstanceMayExist);
        Assert.Contains("compressed in another way than it says", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_answer_that_is_damaged_behind_the_token_is_an_instance()
    {
        var bytes = Gzip(Seed.Answer + Convert.ToBase64String(Enumerable.Range(0, 50_000).Select(i => (byte)(i * i)).ToArray()));
        bytes.AsSpan(bytes.Length - 500).Fill(0xFF);

        using var client = Compressed("gzip", bytes).CreateClient();

        Assert.Equal(123, (await client.ProvisionInstanceAsync("API Instance", Seed.Configuration)).Id);
    }

    [Fact]
    public async Task A_damaged_compressed_answer_to_another_call_is_the_librarys_exception_too()
    {
        using var client = Compressed("gzip", Encoding.UTF8.GetBytes(Seed.Answer)).CreateClient();

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(123));

        Assert.False(exception.InstanceMayExist);
        Assert.Contains("compressed in another way than it says", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_make_nothing_leave_nothing_open()
    {
        using var client = TestPlatform.Answering(HttpStatusCode.BadGateway, "").Client();

        Assert.False((await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(1))).InstanceMayExist);
        Assert.False((await Assert.ThrowsAsync<ElementsApiException>(() => client.DeleteInstanceAsync(1))).InstanceMayExist);
    }

    [Fact]
    public async Task A_refusal_that_breaks_off_is_told_by_its_status()
    {
        var exception = await Fails(new FakeTransport(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Headers = { { RequestId.Item1, RequestId.Item2 } },
            Content = new StreamContent(new FailingStream()),
        })).Client());

        Assert.Equal((HttpStatusCode.BadRequest, "56c3a4", false), (exception.Status, exception.RequestId, exception.InstanceMayExist));
    }

    private static Task<ElementsApiException> Fails(TestOrganization organization) => Fails(organization.Client());

    private static async Task<ElementsApiException> Fails(ElementsClient client)
    {
        using (client)
            return await Assert.ThrowsAsync<ElementsApiException>(() => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));
    }

    // For the library's own connections, which decompress.
    private static TestOrganization Compressed(string encoding, byte[] body) =>
        TestPlatform.NewOrganization().Answer(TestPlatform.Given(body, ("Content-Encoding", encoding)));

    private static byte[] Gzip(string text)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));

        return bytes.ToArray();
    }

    private sealed class FailingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("connection reset");
    }
}
