using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace ElementGen.Tests.OAuth;

/// <summary>What comes to a callback: anybody can write it.</summary>
public sealed class CallbackTests
{
    private const string State = "0mPkqHVLUKZ4";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.Parse("2026-01-01T00:00:00Z", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("https://acme.example/callback?code=a%2Fb%2B%3D&state=0mPkqHVLUKZ4", "a/b+=")]
    [InlineData("https://acme.example/tenant=7/callback?code=a&state=0mPkqHVLUKZ4", "a")]
    [InlineData("code=a://b&state=0mPkqHVLUKZ4", "a://b")]
    [InlineData("?code=a%2Fb%2B%3D&state=0mPkqHVLUKZ4", "a/b+=")]
    [InlineData("code=a%2Fb%2B%3D&state=0mPkqHVLUKZ4", "a/b+=")]
    [InlineData("https://acme.example/callback?tenant=7&state=0mPkqHVLUKZ4&code=a#_=_", "a")]
    [InlineData("  https://acme.example/callback?code=a&state=0mPkqHVLUKZ4\n", "a")]
    [InlineData("code=a+b&state=0mPkqHVLUKZ4", "a+b")]
    [InlineData("code=a%252Fb&state=0mPkqHVLUKZ4", "a%2Fb")]
    [InlineData("code=a%&state=0mPkqHVLUKZ4", "a%")]
    [InlineData("code=a?b&state=0mPkqHVLUKZ4", "a?b")]
    [InlineData("code=a&state=0mPkqHVLUKZ4&error=&error_description=", "a")]
    [InlineData("code=%F0%9F%98%80&state=0mPkqHVLUKZ4", "😀")]
    public void The_code_is_decoded_once(string callback, string code) =>
        Assert.Equal(code, Pending().Complete(callback).ProviderData["code"].Reveal());

    [Fact]
    public void All_parameters_go_with_the_code()
    {
        var grant = Pending().Complete("?code=a&state=0mPkqHVLUKZ4&realmId=1+2&dataSource=QBO&flag");

        Assert.Equal(
            ["code=a", "dataSource=QBO", "flag=", "realmId=1 2", $"state={State}"],
            grant.ProviderData.Select(static each => $"{each.Key}={each.Value.Reveal()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_secret_of_the_request_token_is_kept_for_the_second_step()
    {
        var pending = new PendingAuthorization(_clock)
        {
            ElementKey = "quickbooks",
            Address = new Uri("https://provider.example/"),
            CallbackUrl = new Uri("https://acme.example/callback"),
            ExpiresAt = _clock.GetUtcNow().AddHours(1),
            RequestToken = "t0ken",
            RequestSecret = "s3cret",
        };

        var grant = pending.Complete("?oauth_token=t0ken&oauth_verifier=v%2B1&realmId=7");

        Assert.Equal(
            ["oauth_token=t0ken", "oauth_verifier=v+1", "realmId=7", "secret=s3cret"],
            grant.ProviderData.Select(static each => $"{each.Key}={each.Value.Reveal()}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("?code=a&state=other")]
    [InlineData("?code=a")]
    [InlineData("?code=a&state=")]
    [InlineData("?error=access_denied")]
    [InlineData("?oauth_token=t0ken&oauth_verifier=v")]
    public void Another_state_is_refused_and_does_not_end_the_wait(string callback)
    {
        var pending = Pending();

        var exception = Assert.Throws<AuthorizationException>(() => pending.Complete(callback));

        Assert.Equal(AuthorizationProblem.Unknown, exception.Problem);
        Assert.NotNull(pending.Complete($"?code=a&state={State}"));
    }

    [Theory]
    [InlineData("https://acme.example/callback")]
    [InlineData("?state=0mPkqHVLUKZ4")]
    [InlineData("?code=&state=0mPkqHVLUKZ4")]
    [InlineData("?code=a&code=b&state=0mPkqHVLUKZ4")]
    [InlineData("?oauth_verifier=v&state=0mPkqHVLUKZ4")]
    [InlineData("?code=a&state=0mPkqHVLUKZ4&state=0mPkqHVLUKZ4")]
    public void What_is_no_callback_is_refused_and_does_not_end_the_wait(string callback)
    {
        var pending = Pending();

        var exception = Assert.Throws<AuthorizationException>(() => pending.Complete(callback));

        Assert.Equal(AuthorizationProblem.NoGrant, exception.Problem);
        Assert.NotNull(pending.Complete($"?code=a&state={State}"));
    }

    [Fact]
    public void A_callback_serves_once()
    {
        var pending = Pending();
        pending.Complete($"?code=a&state={State}");

        var exception = Assert.Throws<AuthorizationException>(() => pending.Complete($"?code=a&state={State}"));

        Assert.Equal(AuthorizationProblem.Unknown, exception.Problem);
    }

    [Fact]
    public void A_callback_after_expiry_is_refused()
    {
        var pending = Pending();
        _clock.Advance(TimeSpan.FromHours(1.1));

        var exception = Assert.Throws<AuthorizationException>(() => pending.Complete($"?code=a&state={State}"));

        Assert.Equal(AuthorizationProblem.Expired, exception.Problem);
    }

    [Fact]
    public void Html_in_a_callback_is_not_repeated()
    {
        var exception = Assert.Throws<AuthorizationException>(
            () => Pending().Complete($"?error=%3Cscript%3Ealert(1)%3C/script%3E&error_description=%3Cb%3E&state={State}"));

        Assert.Equal(AuthorizationProblem.Refused, exception.Problem);
        Assert.Null(exception.ProviderError);
        Assert.DoesNotContain("<", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_callback_of_any_length_is_refused()
    {
        var exception = Assert.Throws<AuthorizationException>(() => Pending().Complete($"?state={State}&code={new string('a', 70_000)}"));

        Assert.Equal(AuthorizationProblem.NoGrant, exception.Problem);
    }

    [Fact]
    public void Neither_an_authorization_nor_a_grant_is_lost_in_silence_by_a_serializer()
    {
        var pending = Pending();

        var exception = Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(pending));

        Assert.Contains("RetainedAuthorization", exception.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(pending.Complete($"?code=a&state={State}")));
    }

    [Fact]
    public void Neither_an_authorization_nor_a_grant_shows_what_it_holds()
    {
        var pending = Pending();
        var grant = pending.Complete($"?code=c0de&state={State}");

        Assert.DoesNotContain("c0de", grant.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(State, pending.ToString(), StringComparison.Ordinal);
    }

    private PendingAuthorization Pending() => new(_clock)
    {
        ElementKey = "box",
        Address = new Uri("https://provider.example/"),
        CallbackUrl = new Uri("https://acme.example/callback"),
        ExpiresAt = _clock.GetUtcNow().AddHours(1),
        State = State,
    };
}
