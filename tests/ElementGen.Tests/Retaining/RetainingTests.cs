using System.Net;
using System.Text;

namespace ElementGen.Tests;

public sealed class RetainingTests
{
    [Fact]
    public async Task What_is_provisioned_is_saved_before_the_call_returns()
    {
        var store = new StoreInMemory();
        using var client = TestPlatform.Answering(HttpStatusCode.OK, Seed.Answer).Client(store);

        var sms = await InfobipSms.ProvisionAsync(client, "API Instance", Seed.Configuration);

        Assert.Same(sms.Instance, await store.FindAsync("infobip", "API Instance"));
    }

    [Fact]
    public async Task A_store_that_fails_hands_the_instance_over_in_the_exception()
    {
        var failure = new IOException("disk full");
        using var client = TestPlatform.Answering(HttpStatusCode.OK, Seed.Answer).Client(new StoreInMemory { Failure = failure });

        var exception = await Assert.ThrowsAsync<InstanceNotRetainedException>(
            () => InfobipSms.ProvisionAsync(client, "API Instance", Seed.Configuration));

        Assert.Equal("3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=", exception.Instance.Token.Reveal());
        Assert.Same(failure, exception.InnerException);
        Assert.Contains("instance 123 'API Instance' of 'infobip'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("disk full", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("3sU", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_save_is_found_before_the_request_is_sent()
    {
        var organization = TestPlatform.NewOrganization();
        var problem = new UnauthorizedAccessException("instances.db is read-only");
        using var client = organization.Client(new StoreInMemory { NotReady = problem });

        var exception = await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => InfobipSms.ProvisionAsync(client, "API Instance", Seed.Configuration));

        Assert.Same(problem, exception);
        Assert.Empty(organization.Requests);
    }

    [Fact]
    public async Task A_cancellation_after_the_answer_does_not_keep_the_instance_from_being_saved()
    {
        using var cancellation = new CancellationTokenSource();
        var store = new StoreInMemory();
        var transport = new FakeTransport(async _ =>
        {
            await cancellation.CancelAsync();
            return new HttpResponseMessage { Content = new StreamContent(new SlowStream(Encoding.UTF8.GetBytes(Seed.Answer))) };
        });
        using var client = transport.Client(store);

        var instance = await client.ProvisionInstanceAsync("API Instance", Seed.Configuration, cancellationToken: cancellation.Token);

        Assert.True(cancellation.IsCancellationRequested);
        Assert.Same(instance, Assert.Single(store.Instances));
    }

    [Fact]
    public async Task Nothing_is_saved_when_the_platform_refuses()
    {
        var store = new StoreInMemory();
        using var client = TestPlatform.Answering(HttpStatusCode.BadRequest, """{"message":"no"}""").Client(store);

        await Assert.ThrowsAsync<ElementsApiException>(() => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        Assert.Empty(store.Instances);
    }

    [Fact]
    public async Task What_is_deleted_is_forgotten_and_the_request_carries_no_element_token()
    {
        var store = new StoreInMemory();
        await store.SaveAsync(Seed.Instance);
        var organization = TestPlatform.Answering(HttpStatusCode.OK, "", headers: ("elements-request-id", "1"));
        using var client = organization.Client(store);

        await InfobipSms.Attach(client, Seed.Instance).DeleteAsync();

        Assert.Empty(store.Instances);
        var request = organization.OnlyRequest();
        Assert.Equal(("DELETE", "/instances/123"), (request.Method, request.Path));
        Assert.Equal("User ********, Organization ********", request.Headers["Authorization"]);
    }

    [Fact]
    public async Task An_instance_that_is_gone_on_the_platform_is_forgotten_and_the_error_told()
    {
        var store = new StoreInMemory();
        await store.SaveAsync(Seed.Instance);
        using var client = TestPlatform.Answering(HttpStatusCode.NotFound, """{"requestId":"1","message":"No instance found"}""").Client(store);

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.DeleteInstanceAsync(123));

        Assert.Equal(HttpStatusCode.NotFound, exception.Status);
        Assert.Empty(store.Instances);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, """{"message":"Invalid secrets"}""")]
    [InlineData(HttpStatusCode.Conflict, """{"message":"In use"}""")]
    [InlineData(HttpStatusCode.NotFound, "<html>Not the platform</html>")]
    [InlineData(HttpStatusCode.NotFound, "")]
    public async Task What_was_retained_stays_when_the_platform_did_not_delete_it(HttpStatusCode status, string body)
    {
        var store = new StoreInMemory();
        await store.SaveAsync(Seed.Instance);
        using var client = TestPlatform.Answering(status, body).Client(store);

        await Assert.ThrowsAsync<ElementsApiException>(() => client.DeleteInstanceAsync(123));

        Assert.Same(Seed.Instance, Assert.Single(store.Instances));
    }

    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 100)], cancellationToken);
        }
    }
}
