using System.Net;

namespace ElementGen.LocalPlatform.Tests;

public sealed class AuthorizingCalls
{
    private static readonly LocalPlatformCredentials Secrets = new("u+/s=er", "org=+/==");

    [Theory]
    [InlineData("User u+/s=er, Organization org=+/==")]
    [InlineData("Organization org=+/==, User u+/s=er")]
    [InlineData("User u+/s=er,Organization org=+/==")]
    public async Task The_secrets_in_the_header_let_a_call_through(string header) =>
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(header)).Status);

    [Theory]
    [InlineData("User u+/s=eR, Organization org=+/==")]
    [InlineData("User u+/s=er, Organization org=+/=")]
    [InlineData("User u+/s=er, Organization org=+/===")]
    [InlineData("User org=+/==, Organization u+/s=er")]
    public async Task Wrong_secrets_are_refused(string header) => Assert.Equal(
        "The user secret or the organization secret is wrong.", (await SendAsync(header)).Error(HttpStatusCode.Unauthorized));

    [Theory]
    [InlineData(null)]
    [InlineData("User u+/s=er")]
    [InlineData("Bearer u+/s=er, Organization org=+/==")]
    [InlineData("user u+/s=er, organization org=+/==")]
    [InlineData("User u+/s=er, User u+/s=er, Organization org=+/==")]
    [InlineData("User u+/s=er Organization org=+/==")]
    [InlineData("User u+/s=er, Organization org=+/==, ")]
    [InlineData("User u+/s=er, Organization org=+/==, Session x")]
    [InlineData("User , Organization org=+/==")]
    public async Task A_header_in_another_form_is_refused(string? header)
    {
        var message = (await SendAsync(header)).Error(HttpStatusCode.Unauthorized);

        Assert.Equal(
            "The Authorization header must read 'User <user secret>, Organization <organization secret>[, Element <token>]'.", message);
    }

    [Fact]
    public async Task A_generated_pair_is_new_for_every_platform()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await using var other = await RunningPlatform.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("elements")).Status);
        (await other.SendAsync(HttpMethod.Get, "elements", authorization: platform.Authorization())).Error(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a,b")]
    [InlineData("line\nbreak")]
    [InlineData("sécret")]
    public void A_secret_that_no_header_can_carry_is_refused_without_being_shown(string secret)
    {
        var exception = Assert.Throws<ArgumentException>(() => new LocalPlatformCredentials("fine", secret));

        Assert.Equal("organizationSecret", exception.ParamName);
        if (secret.Length > 0)
            Assert.DoesNotContain(secret, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_do_not_show_their_secrets() => Assert.Equal("User ********, Organization ********", Secrets.ToString());

    [Fact]
    public async Task The_token_of_an_instance_lets_a_later_call_on_it_through()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var created = await platform.CreateAsync();

        var pong = await platform.GetAsync("ping", created.Token);

        Assert.Equal(HttpStatusCode.OK, pong.Status);
        Assert.Equal("infobip", (string?)pong.Body["endpoint"]);
        Assert.NotNull(pong.Body["dateTime"]);
    }

    [Fact]
    public async Task A_call_on_an_instance_without_its_token_is_refused()
    {
        await using var platform = await RunningPlatform.StartAsync();

        Assert.Contains("Element <token>", (await platform.GetAsync("ping")).Error(HttpStatusCode.Unauthorized), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_and_that_of_a_deleted_instance_are_refused()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var created = await platform.CreateAsync();
        await platform.DeleteAsync($"instances/{created.Id}");

        (await platform.GetAsync("ping", "AAAA")).Error(HttpStatusCode.Unauthorized);
        var message = (await platform.GetAsync("ping", created.Token)).Error(HttpStatusCode.Unauthorized);

        Assert.DoesNotContain(created.Token, message, StringComparison.Ordinal);
    }

    private static async Task<Answer> SendAsync(string? header)
    {
        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], Credentials = Secrets });
        using var request = new HttpRequestMessage(HttpMethod.Get, "elements");
        if (header is not null)
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", header));

        return await platform.SendAsync(request);
    }
}
