using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Time.Testing;

namespace ElementGen.Tests;

public sealed class FailureTests
{
    private const string MayExist = "may have been made all the same";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task The_platforms_error_is_told_with_status_request_id_and_the_endpoints_words()
    {
        var exception = await CreateFails(TestPlatform.Answering(
            HttpStatusCode.BadRequest,
            """{"requestId":"56c3a4","message":"Failed to create instance","providerMessage":"Unknown account"}"""));

        Assert.Equal(HttpStatusCode.BadRequest, exception.Status);
        Assert.Equal("56c3a4", exception.RequestId);
        Assert.Equal("Unknown account", exception.ProviderMessage);
        Assert.Equal(
            "POST http://localhost/elements/api-v2/instances was answered with 400 (BadRequest): Failed to create instance. "
                + "The endpoint said: Unknown account. Request id: 56c3a4.",
            exception.Message);
    }

    [Fact]
    public async Task An_error_without_a_reason_says_so()
    {
        var exception = await CreateFails(TestPlatform.Answering(HttpStatusCode.Conflict, """{"requestId":"56c3a4"}"""));

        Assert.Equal(
            "POST http://localhost/elements/api-v2/instances was answered with 409 (Conflict): No reason is given. Request id: 56c3a4.",
            exception.Message);
    }

    [Fact]
    public async Task Wrong_secrets_are_called_so()
    {
        var exception = await CreateFails(TestPlatform.Answering(
            HttpStatusCode.Unauthorized, """{"message":"Invalid Organization or User secret"}""", headers: ("elements-request-id", "abc")));

        Assert.Equal(HttpStatusCode.Unauthorized, exception.Status);
        Assert.Equal("abc", exception.RequestId);
        Assert.Contains("Check the user and organization secrets", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "<html>maintenance</html>")]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.OK, "null")]
    [InlineData(HttpStatusCode.OK, "[]")]
    [InlineData(HttpStatusCode.OK, "{\"id\":5,\"token\":")]
    [InlineData(HttpStatusCode.BadGateway, "<html>Bad Gateway</html>")]
    [InlineData(HttpStatusCode.GatewayTimeout, "")]
    public async Task An_answer_that_is_not_the_platforms_json_tells_its_status_and_that_the_instance_may_exist(HttpStatusCode status, string body)
    {
        var exception = await CreateFails(TestPlatform.Answering(status, body, "text/html"));

        Assert.Equal(status, exception.Status);
        Assert.Contains($"answered with {(int)status}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("text/html", exception.Message, StringComparison.Ordinal);
        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_token_names_the_instance_that_was_made()
    {
        var exception = await CreateFails(TestPlatform.Answering(HttpStatusCode.OK, Seed.AnswerWithout("token")));

        Assert.Equal(HttpStatusCode.OK, exception.Status);
        Assert.Contains("no token for instance 123", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_an_error_that_says_what_to_check()
    {
        var exception = await CreateFails(TestPlatform.Answering(HttpStatusCode.Found, "", headers: ("Location", "https://login.example.com/")));

        Assert.Equal(HttpStatusCode.Found, exception.Status);
        Assert.Contains("Redirects are not followed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_reached_is_named_and_nothing_can_have_been_made()
    {
        var cause = new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known.");

        using var client = FakeTransport.Throwing(cause).Client();

        var exception = await CreateFails(client);

        Assert.Null(exception.Status);
        Assert.Same(cause, exception.InnerException);
        Assert.Equal("POST https://api.cloud-elements.com/elements/api-v2/instances got no answer: No such host is known.", exception.Message);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_request_says_that_the_instance_may_exist()
    {
        var organization = TestPlatform.NewOrganization();
        organization.Fail(Call.CreateInstance, Fault.ResetAfter);

        var exception = await CreateFails(organization);

        Assert.Single(organization.Instances);
        Assert.Null(exception.Status);
        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_says_that_the_instance_may_exist()
    {
        var organization = TestPlatform.NewOrganization();
        organization.Fail(Call.CreateInstance, Fault.Truncate(10));

        var exception = await CreateFails(organization);

        Assert.Single(organization.Instances);
        Assert.Equal(HttpStatusCode.OK, exception.Status);
        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_no_end_is_not_read_to_it()
    {
        using var client = FakeTransport.Answering(new EndlessStream()).Client();

        var exception = await CreateFails(client);

        Assert.Contains("more than 16777216 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_takes_too_long_is_given_up_and_the_instance_may_exist()
    {
        var organization = TestPlatform.NewOrganization();
        organization.Fail(Call.CreateInstance, Fault.AnswerLate(Hour));
        var clock = new FakeTimeProvider();
        using var client = organization.Client(timeout: TimeSpan.FromSeconds(50), clock: clock);

        var call = client.ProvisionInstanceAsync("API Instance", Seed.Configuration);
        await organization.HasInstancesAsync(1);
        clock.Advance(TimeSpan.FromSeconds(49));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => call);

        Assert.Null(exception.Status);
        Assert.Contains("within 50 s.", exception.Message, StringComparison.Ordinal);
        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
        Assert.Single(organization.Requests);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_named()
    {
        var certificate = new AuthenticationException("The remote certificate is invalid: UntrustedRoot");
        var inner = new AuthenticationException("Authentication failed, see inner exception.", certificate);
        var failure = new HttpRequestException(
            HttpRequestError.SecureConnectionError, "The SSL connection could not be established, see inner exception.", inner);
        using var client = FakeTransport.Throwing(failure).Client();

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        Assert.Equal(
            "POST https://api.cloud-elements.com/elements/api-v2/instances got no answer: The SSL connection could not be established. "
                + "The remote certificate is invalid: UntrustedRoot.",
            exception.Message);
    }

    [Fact]
    public async Task A_reason_that_is_in_the_message_already_is_said_once()
    {
        var failure = new HttpRequestException(
            HttpRequestError.ConnectionError, "Connection refused (api.cloud-elements.com:443)", new SocketException(0, "Connection refused"));
        using var client = FakeTransport.Throwing(failure).Client();

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(1));

        Assert.EndsWith("got no answer: Connection refused (api.cloud-elements.com:443).", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_exist_is_looked_for_with_the_call_that_finds_it()
    {
        var organization = TestPlatform.NewOrganization();
        organization.Fail(Call.CreateInstance, Fault.ResetAfter);

        var exception = await CreateFails(organization);

        Assert.True(exception.InstanceMayExist);
        Assert.EndsWith("look for its name with ElementsClient.ListInstancesAsync before trying again.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_of_the_callers_http_client_is_a_timeout_too()
    {
        var organization = TestPlatform.NewOrganization();
        organization.Fail(null, Fault.Latency(Hour));
        using var http = new HttpClient(organization.CreateHandler()) { Timeout = TimeSpan.FromMilliseconds(50) };
        using var client = new ElementsClient(
            http, new ElementsClientOptions { BaseAddress = TestPlatform.Address, Credentials = organization.Credentials });

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(1));

        Assert.Null(exception.Status);
        Assert.Contains("before its HttpClient gave up", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(MayExist, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_a_cancellation_with_the_token_that_was_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var organization = TestPlatform.NewOrganization();
        organization.Fail(Call.CreateInstance, Fault.AnswerLate(Hour));
        using var client = organization.Client();

        var call = client.ProvisionInstanceAsync("API Instance", Seed.Configuration, cancellationToken: cancellation.Token);
        await organization.HasInstancesAsync(1);
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAsync<ProvisioningCanceledException>(() => call);

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
        Assert.True(exception.InstanceMayExist);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_sent_for_a_caller_who_has_already_cancelled(bool hasStore)
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client(hasStore ? new StoreInMemory() : null);

        var exception = await Assert.ThrowsAsync<ProvisioningCanceledException>(
            () => client.ProvisionInstanceAsync(
                "API Instance", Seed.Configuration, cancellationToken: new CancellationToken(canceled: true)));

        Assert.False(exception.InstanceMayExist);
        Assert.Empty(organization.Requests);
    }

    [Fact]
    public async Task A_long_reason_is_cut_and_stays_on_one_line()
    {
        var exception = await CreateFails(TestPlatform.Answering(
            HttpStatusCode.BadRequest, """{"requestId":"1","message":"line\r\nbreak\u2028""" + new string('x', 100_000) + "\"}"));

        Assert.InRange(exception.Message.Length, 1000, 1200);
        Assert.Contains("line  break x", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Nothing_is_sent_twice(HttpStatusCode status)
    {
        var organization = TestPlatform.NewOrganization();
        organization.Fail(null, Fault.Status((int)status), new FaultScope { Nth = 1 });

        await CreateFails(organization);

        Assert.Single(organization.Requests);
    }

    [Fact]
    public void Every_exception_of_the_library_can_be_caught_by_one_base()
    {
        var types = typeof(ElementsClient).Assembly.GetExportedTypes();
        var exceptions = types.Where(type => type.IsSealed && type.IsSubclassOf(typeof(Exception)));

        Assert.Contains(typeof(ElementsApiException), exceptions);
        Assert.All(exceptions, type => Assert.True(type.IsSubclassOf(typeof(ElementGenException)), type.Name));
    }

    private static async Task<ElementsApiException> CreateFails(TestOrganization organization)
    {
        using var client = organization.Client();
        return await CreateFails(client);
    }

    private static Task<ElementsApiException> CreateFails(ElementsClient client) =>
        Assert.ThrowsAsync<ElementsApiException>(() => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
