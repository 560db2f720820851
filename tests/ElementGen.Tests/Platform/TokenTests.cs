using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace ElementGen.Tests;

/// <summary>A token that arrives is never thrown away, and no other text is taken for it.</summary>
public sealed class TokenTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    private const string Token = "3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=";

    /// <summary>The answer that the platform's page shows: nobody escaped the quotes in the description.</summary>
    private const string SampleOfThePage = """
        {
          "id": 123,
          "name": "API Instance",
          "token": "3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=",
          "element": {
            "id": 39, "name": "Infobip", "key": "infobip", "description": "Sends SMS.", "image": "elements/infobip.png",
            "active": true, "deleted": false, "typeOauth": false, "trialAccount": true,
            "configDescription": "If you do not have an account, <a href="http://www.infobip.com/sign_up/" target="_blank">sign up</a>, then go on",
            "signupURL": "http://www.infobip.com/sign_up/"
          },
          "provisionInteractions": [], "valid": true, "disabled": false, "maxCacheSize": 0, "cacheTimeToLive": 0, "cachingEnabled": false
        }
        """;

    [Fact]
    public async Task The_sample_of_the_platforms_page_is_read_in_spite_of_its_quotes()
    {
        var instance = await Create(SampleOfThePage);

        Assert.Equal((123, "API Instance", Token), (instance.Id, instance.Name, instance.Token.Reveal()));
        Assert.Equal((39, "infobip", "Infobip"), (instance.Element.Id, instance.Element.Key, instance.Element.Name));
        Assert.Equal("http://www.infobip.com/sign_up/", instance.Element.SignupUrl);
        Assert.True(instance.Valid);
    }

    [Fact]
    public async Task A_token_behind_unescaped_quotes_is_read_where_everything_closes()
    {
        var instance = await Create(
            """{"element":{"key":"infobip","configDescription":"a "b" and {"c"}, d"},"id":5,"user":{"token":"other"},"token":"t0ken"}""");

        Assert.Equal((5, "t0ken"), (instance.Id, instance.Token.Reveal()));
    }

    [Theory]
    [InlineData("""{"element":{"configDescription":"see "a"} b"},"token":"doubtful"},"id":5}""")]
    [InlineData("""{"element":{"configDescription":"a "b" c","token":"doubtful"},"id":5""")]
    [InlineData("""{"id":5,"configuration":{"x":"a "b" c","token":"another"}}""")]
    [InlineData("""{"id":5,"user":{"id":9},"token":"another"},"valid":true}""")]
    [InlineData("""{"id":5,"user":{"token":"another"},"name":"a "b" c"}""")]
    public async Task A_text_behind_damage_that_may_be_another_objects_token_is_not_taken(string answer)
    {
        var exception = await CreateFails(answer);

        Assert.True(exception.InstanceMayExist);
        Assert.True(exception.Instance is null || exception.Instance.Token == Secret.Empty);
    }

    [Theory]
    [InlineData("""{"id":5,"configuration":{"token":"another"},"user":{"token":"another"},"element":{"token":"another"}}""")]
    [InlineData("""{"id":5,"provisionInteractions":[{"token":"another"}],"Token":"another"}""")]
    [InlineData("""[{"id":5,"token":"another"}]""")]
    [InlineData("""{"instances":[{"id":5,"token":"another"}]}""")]
    [InlineData("""<html><script>{"id":5,"token":"another"}</script></html>""")]
    [InlineData("""{"id":5,"token":"********"}""")]
    [InlineData("""{"id":5,"token":"3sU/****"}""")]
    [InlineData("""{"id":5,"token":""}""")]
    [InlineData("""{"id":5,"token":" "}""")]
    [InlineData("""{"id":5,"token":"to ken"}""")]
    [InlineData("""{"id":5,"token":"to\r\nken"}""")]
    [InlineData("""{"id":5,"token":"a,b"}""")]
    [InlineData("""{"id":5,"token":"tok\u00e9n"}""")]
    [InlineData("""{"id":5,"token":null}""")]
    [InlineData("""{"id":5,"token":true}""")]
    [InlineData("""{"id":5,"token":["t"]}""")]
    [InlineData("""{"id":5,"token":{"value":"t"}}""")]
    public async Task What_is_no_token_of_the_instance_is_none(string answer)
    {
        var exception = await CreateFails(answer);

        Assert.Equal(HttpStatusCode.OK, exception.Status);
        Assert.True(exception.InstanceMayExist);
        Assert.True(exception.Instance is null || (exception.Instance.Id == 5 && exception.Instance.Token == Secret.Empty));
    }

    [Theory]
    [InlineData("""{"id":5,"token":"t0ken","token":"********"}""")]
    [InlineData("""{"id":5,"token":"","token":"t0ken","token":null}""")]
    [InlineData("""{"id":5,"token":"old","token":"t0ken"}""")]
    public async Task Of_several_tokens_the_last_usable_one_counts(string answer) =>
        Assert.Equal("t0ken", (await Create(answer)).Token.Reveal());

    [Fact]
    public async Task An_answer_without_a_token_hands_over_what_it_tells()
    {
        var exception = await CreateFails(Seed.AnswerWithout("token"));

        Assert.Equal((123, "API Instance", "infobip"), (exception.Instance!.Id, exception.Instance.Name, exception.Instance.Element.Key));
        Assert.Contains("carries no token for instance 123", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"9f1c2d3e-0000-4000-8000-1234567890ab\"", 0, "9f1c2d3e-0000-4000-8000-1234567890ab")]
    [InlineData("5.5", 0, "5.5")]
    [InlineData("99999999999999999999", 0, "99999999999999999999")]
    [InlineData("{\"a\":1}", 0, null)]
    [InlineData("null", 0, null)]
    [InlineData("\"7\"", 7, null)]
    public async Task An_id_of_any_form_does_not_cost_the_token(string id, long number, string? text)
    {
        var instance = await Create($$"""{"id":{{id}},"token":"t0ken"}""");

        Assert.Equal((number, text, "t0ken"), (instance.Id, instance.TextId, instance.Token.Reveal()));
    }

    [Fact]
    public async Task An_answer_without_an_id_is_an_instance_without_one()
    {
        var instance = await Create("""{"token":"t0ken"}""");

        Assert.Equal((0, null, "t0ken"), (instance.Id, instance.TextId, instance.Token.Reveal()));
    }

    [Theory]
    [InlineData("\"element\":\"infobip\"")]
    [InlineData("\"element\":39")]
    [InlineData("\"element\":[{\"key\":\"infobip\"}]")]
    [InlineData("\"element\":{\"key\":{\"a\":1},\"id\":\"x\",\"active\":[]}")]
    [InlineData("\"new\":@deep")]
    [InlineData("\"user\":@deep")]
    [InlineData("\"element\":@deep")]
    [InlineData("\"element\":{\"key\":@deep}")]
    [InlineData("\"configuration\":{\"a\":@deep}")]
    [InlineData("\"provisionInteractions\":[@deep]")]
    [InlineData("\"tags\":[@deep]")]
    [InlineData("\"user\":{\"name\":\"\\ud800\"}")]
    [InlineData("\"configuration\":{\"a\":1,}")]
    [InlineData("\"valid\":true /* since 2016 */")]
    public async Task A_field_of_any_form_and_depth_does_not_cost_the_token(string field)
    {
        var deep = new string('[', 20_000) + new string(']', 20_000);

        var instance = await Create($$"""{"id":5,{{field.Replace("@deep", deep, StringComparison.Ordinal)}},"token":"t0ken"}""");

        Assert.Equal((5, "t0ken"), (instance.Id, instance.Token.Reveal()));
        Assert.Equal("t0ken", RetainedInstanceTests.ReadBack(instance).Token.Reveal());
    }

    [Fact]
    public async Task A_megabyte_of_escaped_quotes_behind_the_token_does_not_cost_it()
    {
        var instance = await Create("""{"id":5,"token":"t0ken","new":""" + Many("\\\"", 500_000));

        Assert.Equal((5, "t0ken"), (instance.Id, instance.Token.Reveal()));
    }

    [Fact]
    public async Task A_megabyte_of_escaped_quotes_alone_is_no_instance() =>
        Assert.True((await CreateFails("{" + Many("\\\"", 500_000))).InstanceMayExist);

    [Fact]
    public async Task A_megabyte_of_fields_behind_unescaped_quotes_does_not_cost_the_token()
    {
        var instance = await Create("""{"new":"a "b" c",""" + Many("\"new\":1,", 125_000) + """ "id":5,"token":"t0ken"}""");

        Assert.Equal((5, "t0ken"), (instance.Id, instance.Token.Reveal()));
    }

    [Fact]
    public async Task An_answer_in_utf_16_is_read()
    {
        using var client = TestPlatform.NewOrganization().Answer(TestPlatform.Given(Encoding.Unicode.GetBytes("\uFEFF" + Seed.Answer))).Client();

        Assert.Equal(Token, (await client.ProvisionInstanceAsync("API Instance", Seed.Configuration)).Token.Reveal());
    }

    [Fact]
    public async Task A_connection_that_breaks_behind_the_token_does_not_cost_it()
    {
        var store = new StoreInMemory();
        var beginning = Seed.Answer[..(Seed.Answer.IndexOf(Token, StringComparison.Ordinal) + Token.Length + 1)];
        using var client = FakeTransport.Answering(new BrokenStream(Encoding.UTF8.GetBytes(beginning))).Client(store);

        var instance = await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);

        Assert.Equal((123, Token, "infobip"), (instance.Id, instance.Token.Reveal(), instance.Element.Key));
        Assert.Same(instance, Assert.Single(store.Instances));
    }

    [Fact]
    public async Task An_answer_on_its_way_when_the_time_is_over_is_read()
    {
        var clock = new FakeTimeProvider();
        var body = new GatedStream(Encoding.UTF8.GetBytes(Seed.Answer));
        var transport = new FakeTransport(_ =>
        {
            clock.Advance(TimeSpan.FromSeconds(49));
            return Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) });
        });
        using var client = transport.Client(timeout: TimeSpan.FromSeconds(50), clock: clock);

        var call = client.ProvisionInstanceAsync("API Instance", Seed.Configuration);
        await body.IsRead.WaitAsync(LongEnough);
        clock.Advance(TimeSpan.FromSeconds(29));
        body.Open();

        Assert.Equal(Token, (await call.WaitAsync(LongEnough)).Token.Reveal());
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_given_up_after_the_grace_and_the_instance_may_exist()
    {
        var clock = new FakeTimeProvider();
        var body = new GatedStream([]);
        using var client = FakeTransport.Answering(body).Client(timeout: TimeSpan.FromSeconds(5), clock: clock);

        var call = client.ProvisionInstanceAsync("API Instance", Seed.Configuration);
        await body.IsRead.WaitAsync(LongEnough);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => call.WaitAsync(LongEnough));

        Assert.True(exception.InstanceMayExist);
        Assert.Contains("did not end within 30 s", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_cancels_behind_the_headers_gets_a_token_that_arrives_within_the_grace()
    {
        var clock = new FakeTimeProvider();
        var body = new GatedStream(Encoding.UTF8.GetBytes(Seed.Answer));
        using var cancel = new CancellationTokenSource();
        using var client = FakeTransport.Answering(body).Client(timeout: Timeout.InfiniteTimeSpan, clock: clock);

        var call = client.ProvisionInstanceAsync("API Instance", Seed.Configuration, cancellationToken: cancel.Token);
        await body.IsRead.WaitAsync(LongEnough);
        await cancel.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(29));
        body.Open();

        Assert.Equal(Token, (await call.WaitAsync(LongEnough)).Token.Reveal());
    }

    [Fact]
    public async Task A_caller_who_cancels_behind_the_headers_waits_no_longer_than_the_grace()
    {
        var clock = new FakeTimeProvider();
        var body = new GatedStream([]);
        using var cancel = new CancellationTokenSource();
        using var client = FakeTransport.Answering(body).Client(timeout: Timeout.InfiniteTimeSpan, clock: clock);

        var call = client.ProvisionInstanceAsync("API Instance", Seed.Configuration, cancellationToken: cancel.Token);
        await body.IsRead.WaitAsync(LongEnough);
        clock.Advance(TimeSpan.FromHours(1));
        await cancel.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => call.WaitAsync(LongEnough));

        Assert.True(exception.InstanceMayExist);
    }

    [Fact]
    public async Task An_answer_to_another_call_gets_no_more_time()
    {
        var clock = new FakeTimeProvider();
        var body = new GatedStream([]);
        using var client = FakeTransport.Answering(body).Client(timeout: TimeSpan.FromSeconds(5), clock: clock);

        var call = client.GetInstanceAsync(123);
        await body.IsRead.WaitAsync(LongEnough);
        clock.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<ElementsApiException>(() => call.WaitAsync(LongEnough));
    }

    [Fact]
    public async Task A_token_that_a_quote_too_many_makes_part_of_a_name_is_not_shown()
    {
        const string answer = """{"id":5,"name\":\"n\",\"token\":\"t0ps3cret": x}""";
        var created = await CreateFails(answer);
        var asked = await Assert.ThrowsAsync<ElementsApiException>(() => Get(answer));

        Assert.DoesNotContain("t0ps3cret", created.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", asked.ToString(), StringComparison.Ordinal);
        Assert.Contains("is not the JSON that was expected, at line 1, byte 47", asked.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_odd_token_can_be_retained_and_read_back_as_it_is()
    {
        var instance = new ProvisionedInstance { Id = 5, Token = "with, a comma" };

        Assert.Equal("with, a comma", RetainedInstanceTests.ReadBack(instance).Token.Reveal());
        Assert.Equal(Secret.Empty, (await Get("""{"id":5,"token":"********"}""")).Token);
    }

    internal static async Task<ProvisionedInstance> Create(string answer)
    {
        using var client = TestPlatform.Answering(HttpStatusCode.OK, answer).Client();
        return await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);
    }

    private static string Many(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static async Task<ElementsApiException> CreateFails(string answer) =>
        await Assert.ThrowsAsync<ElementsApiException>(() => Create(answer));

    private static async Task<ProvisionedInstance> Get(string answer)
    {
        using var client = TestPlatform.Answering(HttpStatusCode.OK, answer).Client();
        return await client.GetInstanceAsync(5);
    }

    private sealed class BrokenStream(byte[] beginning) : MemoryStream(beginning)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("connection reset");
    }

    private sealed class GatedStream(byte[] bytes) : MemoryStream(bytes)
    {
        private readonly TaskCompletionSource _isRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsRead => _isRead.Task;

        public void Open() => _gate.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _isRead.TrySetResult();
            await _gate.Task.WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
