using System.Net;

namespace ElementGen.Tests.OAuth;

/// <summary>A person consents, and an instance is provisioned from that.</summary>
public sealed class AuthorizingTests : IAsyncLifetime
{
    private static readonly Uri Callback = new("https://acme.example/callback?tenant=7");

    private static readonly Box.Configuration BoxConfiguration = new() { OAuthApiKey = "client", OAuthApiSecret = "s3cret+/=" };

    private static readonly QuickBooks.Configuration QuickBooksConfiguration =
        new() { OAuthApiKey = "client", OAuthApiSecret = "s3cret", OAuthCallbackUrl = Callback.OriginalString };

    private readonly AuthorizationOptions _options = new() { CallbackUrl = Callback };

    private LocalElementsPlatform _platform = null!;
    private TestOrganization _organization = null!;
    private ElementsClient _client = null!;

    public async Task InitializeAsync()
    {
        _platform = await LocalElementsPlatform.StartAsync();
        _organization = _platform.NewOrganization();
        _client = _organization.CreateClient();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task An_instance_is_provisioned_from_a_consent_of_oauth_2()
    {
        var pending = await Box.AuthorizeAsync(_client, BoxConfiguration, _options);
        var grant = pending.Complete(await Consent.AllowAsync(_platform, pending));
        var box = await Box.ProvisionAsync(_client, "acme-box", BoxConfiguration, grant);

        _organization.Verify.OneInstance("box", "acme-box");
        Assert.Equal(Callback.OriginalString, _organization.Instances.Single().Configuration["oauth.callback.url"]);
        using var ping = await box.SendAsync(new HttpRequestMessage(HttpMethod.Get, "ping"));
        Assert.Equal(HttpStatusCode.OK, ping.StatusCode);
    }

    [Fact]
    public async Task An_instance_is_provisioned_from_a_consent_of_oauth_1()
    {
        var pending = await QuickBooks.AuthorizeAsync(_client, QuickBooksConfiguration, _options);
        var grant = pending.Complete(await Consent.AllowAsync(_platform, pending));
        await QuickBooks.ProvisionAsync(_client, "acme-books", QuickBooksConfiguration, grant);

        _organization.Verify.OneInstance("quickbooks", "acme-books");
        Assert.Contains(_organization.Requests, static request => request.Call == Call.GetOAuthToken);
    }

    [Fact]
    public async Task Every_entry_of_the_configuration_is_passed_on()
    {
        var configuration = BoxConfiguration with
        {
            Additional = new Dictionary<string, string> { ["new.option"] = "a b&c" },
        };
        await Box.AuthorizeAsync(_client, configuration, new AuthorizationOptions
        {
            CallbackUrl = Callback,
            Scope = "root_readonly",
            Parameters = new Dictionary<string, string> { ["siteAddress"] = "acme" },
        });

        var query = _organization.Requests.Single(static request => request.Call == Call.GetOAuthUrl).Query;
        Assert.Contains("new.option=a%20b%26c", query, StringComparison.Ordinal);
        Assert.Contains("scope=root_readonly", query, StringComparison.Ordinal);
        Assert.Contains("siteAddress=acme", query, StringComparison.Ordinal);
        Assert.Contains($"callbackUrl={Uri.EscapeDataString(Callback.OriginalString)}", query, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_grant_nothing_is_sent_and_the_call_that_gives_one_is_named()
    {
        var exception = await Assert.ThrowsAsync<GrantMissingException>(
            () => Box.ProvisionAsync(_client, "acme-box", BoxConfiguration with { OAuthCallbackUrl = Callback.OriginalString }));

        Assert.Contains("AuthorizeAsync", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_organization.Requests);
    }

    [Fact]
    public async Task An_element_with_a_choice_of_authentication_is_provisioned_in_both_ways()
    {
        var withoutGrant = BoxConfiguration with
        {
            OAuthCallbackUrl = Callback.OriginalString,
            AuthenticationType = Box.Configuration.AuthenticationTypeOption.JwtOAuth,
            OAuthTokenUrl = "https://api.box.com/oauth2/token",
            JwtClaimBoxSubType = "enterprise",
            JwtBase64EncodedKey = "a2V5",
            JwtClaimIss = "iss",
            JwtClaimAud = "aud",
            JwtClaimSub = "sub",
        };
        await Box.ProvisionAsync(_client, "jwt", withoutGrant);

        var pending = await Box.AuthorizeAsync(_client, BoxConfiguration, _options);
        await Box.ProvisionAsync(
            _client, "oauth", BoxConfiguration, pending.Complete(await Consent.AllowAsync(_platform, pending)));

        Assert.Equal(["jwt", "oauth"], _organization.Instances.Select(static instance => instance.Name));
    }

    [Fact]
    public async Task Nobody_is_asked_when_the_selected_authentication_is_no_grant()
    {
        var configuration = BoxConfiguration with { AuthenticationType = Box.Configuration.AuthenticationTypeOption.JwtOAuth };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Box.AuthorizeAsync(_client, configuration, _options));

        Assert.Contains("no OAuth grant", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_organization.Requests);
    }

    [Fact]
    public async Task What_is_missing_is_said_before_anybody_is_asked()
    {
        var exception = await Assert.ThrowsAsync<ElementConfigurationException>(
            () => Box.AuthorizeAsync(_client, BoxConfiguration with { OAuthApiSecret = "" }, _options));

        Assert.Equal(["oauth.api.secret"], exception.MissingEntries.Select(static entry => entry.Key));
        Assert.Empty(_organization.Requests);
    }

    [Fact]
    public async Task Two_callbacks_that_differ_are_refused()
    {
        var configuration = BoxConfiguration with { OAuthCallbackUrl = "https://acme.example/other" };

        await Assert.ThrowsAsync<ArgumentException>(() => Box.AuthorizeAsync(_client, configuration, _options));
        await Assert.ThrowsAsync<ArgumentException>(() => Box.AuthorizeAsync(_client, BoxConfiguration));
        Assert.Empty(_organization.Requests);
    }

    [Fact]
    public async Task A_grant_that_was_used_is_refused_by_the_platform()
    {
        var pending = await Box.AuthorizeAsync(_client, BoxConfiguration, _options);
        var grant = pending.Complete(await Consent.AllowAsync(_platform, pending));
        await Box.ProvisionAsync(_client, "acme-box", BoxConfiguration, grant);

        var exception = await Assert.ThrowsAsync<ElementsApiException>(
            () => Box.ProvisionAsync(_client, "acme-box", BoxConfiguration, grant));

        Assert.Equal(HttpStatusCode.BadRequest, exception.Status);
        Assert.False(exception.InstanceMayExist);
    }

    [Fact]
    public async Task A_grant_of_another_element_is_refused_before_it_is_sent()
    {
        var pending = await Box.AuthorizeAsync(_client, BoxConfiguration, _options);
        var grant = pending.Complete(await Consent.AllowAsync(_platform, pending));

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => QuickBooks.ProvisionAsync(_client, "books", QuickBooksConfiguration, grant));

        Assert.Contains("'box'", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_organization.Requests, static request => request.Call == Call.CreateInstance);
    }

    [Fact]
    public async Task A_grant_is_not_spent_on_a_callback_that_the_provider_would_refuse()
    {
        var pending = await Box.AuthorizeAsync(_client, BoxConfiguration, _options);
        var grant = pending.Complete(await Consent.AllowAsync(_platform, pending));
        var elsewhere = BoxConfiguration with { OAuthCallbackUrl = "https://acme.example/other" };

        await Assert.ThrowsAsync<ArgumentException>(() => Box.ProvisionAsync(_client, "acme-box", elsewhere, grant));

        await Box.ProvisionAsync(_client, "acme-box", BoxConfiguration, grant);
        _organization.Verify.OneInstance("box", "acme-box");
    }

    [Fact]
    public async Task A_callback_that_is_only_a_path_is_refused()
    {
#pragma warning disable ELG0203
        var configuration = BoxConfiguration with { OAuthCallbackUrl = "/oauth/callback" };
#pragma warning restore ELG0203

        await Assert.ThrowsAsync<ArgumentException>(() => Box.AuthorizeAsync(_client, configuration));
        Assert.Empty(_organization.Requests);
    }

    [Fact]
    public async Task A_state_that_a_gateway_repeats_is_not_shown()
    {
        var options = new AuthorizationOptions
        {
            CallbackUrl = Callback,
            Parameters = new Dictionary<string, string> { ["siteSecret"] = "p4rameter-secret" },
        };
        _organization.Fail(Call.GetOAuthUrl, Fault.Answer(400, """{"requestId":"1","message":"no such site: p4rameter-secret"}"""));

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => Box.AuthorizeAsync(_client, BoxConfiguration, options));

        Assert.DoesNotContain("p4rameter-secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_that_exists_makes_an_instance_without_consent()
    {
        var configuration = BoxConfiguration with { OAuthCallbackUrl = Callback.OriginalString };
        var box = await Box.ProvisionAsync(_client, "imported", configuration, OAuthGrant.FromRefreshToken("r3fresh"));

        Assert.Equal("initial", box.Instance.ExternalAuthentication);
        _organization.Verify.OneInstance("box", "imported");
    }

    [Fact]
    public async Task A_live_instance_is_authenticated_again_and_keeps_its_token()
    {
        var first = await Box.AuthorizeAsync(_client, BoxConfiguration, _options);
        var box = await Box.ProvisionAsync(
            _client, "acme-box", BoxConfiguration, first.Complete(await Consent.AllowAsync(_platform, first)));
        var token = box.Instance.Token;

        var second = await Box.AuthorizeAsync(_client, BoxConfiguration, _options);
        var grant = second.Complete(await Consent.AllowAsync(_platform, second));
        await box.ReauthenticateAsync(grant);

        Assert.Equal(token, box.Instance.Token);
        _organization.Verify.OneInstance("box", "acme-box");
        var again = await Assert.ThrowsAsync<ElementsApiException>(() => box.ReauthenticateAsync(grant));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(token, box.Instance.Token);
    }

    [Fact]
    public async Task A_refusal_is_the_persons_answer()
    {
        var pending = await Box.AuthorizeAsync(_client, BoxConfiguration, _options);
        var callback = await Consent.DenyAsync(_platform, pending);

        var exception = Assert.Throws<AuthorizationException>(() => pending.Complete(callback));

        Assert.Equal(AuthorizationProblem.Refused, exception.Problem);
        Assert.Equal("access_denied", exception.ProviderError);
    }

    [Fact]
    public async Task An_authorization_survives_in_the_store_and_is_completed_once()
    {
        var store = new AuthorizationsInMemory();
        using var client = _organization.CreateClient(store);
        var callback = await Consent.AllowAsync(_platform, await Box.AuthorizeAsync(client, BoxConfiguration, _options));

        using var otherProcess = _organization.CreateClient(store);
        var grant = await otherProcess.CompleteAuthorizationAsync(callback);
        await Box.ProvisionAsync(otherProcess, "acme-box", BoxConfiguration, grant);

        _organization.Verify.OneInstance("box", "acme-box");
        var again = await Assert.ThrowsAsync<AuthorizationException>(() => otherProcess.CompleteAuthorizationAsync(callback));
        Assert.Equal(AuthorizationProblem.Unknown, again.Problem);
    }

    [Fact]
    public async Task A_callback_that_brings_nothing_leaves_the_authorization_in_the_store()
    {
        var store = new AuthorizationsInMemory();
        using var client = _organization.CreateClient(store);
        var pending = await Box.AuthorizeAsync(client, BoxConfiguration, _options);
        var callback = await Consent.AllowAsync(_platform, pending);

        var exception = await Assert.ThrowsAsync<AuthorizationException>(() => client.CompleteAuthorizationAsync($"?state={pending.Id}"));

        Assert.Equal(AuthorizationProblem.NoGrant, exception.Problem);
        Assert.NotNull(await client.CompleteAuthorizationAsync(callback));
    }

    [Fact]
    public async Task A_refusal_of_oauth_1_is_found_in_the_store_by_the_token_that_it_denies()
    {
        using var client = _organization.CreateClient(new AuthorizationsInMemory());
        var pending = await QuickBooks.AuthorizeAsync(client, QuickBooksConfiguration, _options);

        var exception = await Assert.ThrowsAsync<AuthorizationException>(() => client.CompleteAuthorizationAsync($"?denied={pending.Id}"));

        Assert.Equal(AuthorizationProblem.Refused, exception.Problem);
    }

    [Fact]
    public async Task An_authorization_of_another_account_is_not_completed()
    {
        var store = new AuthorizationsInMemory();
        using var client = _organization.CreateClient(store);
        var callback = await Consent.AllowAsync(_platform, await Box.AuthorizeAsync(client, BoxConfiguration, _options));

        using var stranger = _platform.NewOrganization().CreateClient(store);

        await Assert.ThrowsAsync<AuthorizationException>(() => stranger.CompleteAuthorizationAsync(callback));
        Assert.NotNull(await client.CompleteAuthorizationAsync(callback));
    }

    [Fact]
    public async Task Without_a_store_for_authorizations_the_client_says_what_to_do()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => _client.CompleteAuthorizationAsync("?code=a&state=b"));

        Assert.Contains("IAuthorizationStore", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task An_address_that_is_no_page_is_not_handed_out(string address)
    {
        _organization.Fail(Call.GetOAuthUrl, Fault.Answer(200, $$"""{"element":"box","oauthUrl":"{{address}}"}"""));

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => Box.AuthorizeAsync(_client, BoxConfiguration, _options));

        Assert.Contains("no address of a page", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }
}
