using System.Net;
using System.Net.Sockets;
using ElementGen.LocalPlatform;
using Microsoft.Extensions.Time.Testing;

namespace ElementGen.Testing.Tests;

/// <summary>A command line, or a test, waits for the callback that a person's browser brings.</summary>
public sealed class ListeningForCallbacks : IAsyncLifetime, IDisposable
{
    private static readonly Box.Configuration BoxConfiguration = new() { OAuthApiKey = "client", OAuthApiSecret = Guid.NewGuid().ToString() };

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly Browser _browser = new();
    private LocalElementsPlatform _platform = null!;
    private TestOrganization _organization = null!;
    private ElementsClient _client = null!;
    private OAuthCallbackListener _listener = null!;

    public async Task InitializeAsync()
    {
        _platform = await LocalElementsPlatform.StartAsync(new() { TimeProvider = _clock });
        _organization = _platform.NewOrganization();
        _client = _organization.CreateClient();
        _listener = await OAuthCallbackListener.StartAsync(new() { Port = 0, TimeProvider = _clock });
    }

    public async Task DisposeAsync()
    {
        await _listener.DisposeAsync();
        _client.Dispose();
        await _platform.DisposeAsync();
    }

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task A_person_who_allows_sees_a_page_and_the_grant_makes_an_instance()
    {
        var pending = await AuthorizeAsync();
        var waiting = _listener.WaitAsync(pending);

        var page = await _browser.DecideAsync(pending, "allow");
        var box = await Box.ProvisionAsync(_client, "acme-box", BoxConfiguration, await waiting);

        Assert.Equal((HttpStatusCode.OK, new Uri(_listener.CallbackUrl, "/callback/done")), (page.Status, page.Address));
        Assert.Contains("Access was allowed", page.Text, StringComparison.Ordinal);
        _organization.Verify.OneInstance("box", "acme-box");
        using var ping = await box.SendAsync(new HttpRequestMessage(HttpMethod.Get, "ping"));
        Assert.Equal(HttpStatusCode.OK, ping.StatusCode);
    }

    [Fact]
    public async Task The_same_with_oauth_1()
    {
        var configuration = new Books.Configuration
        {
            OAuthApiKey = "client",
            OAuthApiSecret = BoxConfiguration.OAuthApiSecret,
            OAuthCallbackUrl = _listener.CallbackUrl.OriginalString,
        };
        var pending = await Books.AuthorizeAsync(_client, configuration);
        var waiting = _listener.WaitAsync(pending);

        await _browser.DecideAsync(pending, "allow");
        await Books.ProvisionAsync(_client, "acme-books", configuration, await waiting);

        _organization.Verify.OneInstance("quickbooks", "acme-books");
        Assert.Contains(_organization.Requests, static request => request.Call == Call.GetOAuthToken);
    }

    [Fact]
    public async Task A_person_who_refuses_ends_the_wait()
    {
        var pending = await AuthorizeAsync();
        var waiting = _listener.WaitAsync(pending);

        var page = await _browser.DecideAsync(pending, "deny");

        var failure = await Assert.ThrowsAsync<AuthorizationException>(() => waiting);
        Assert.Equal((AuthorizationProblem.Refused, "access_denied"), (failure.Problem, failure.ProviderError));
        Assert.Contains("Access was not allowed", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?code=stolen&state=wrong")]
    [InlineData("?code=stolen")]
    [InlineData("?error=access_denied")]
    [InlineData("?state={state}")]
    [InlineData("?code=&state={state}")]
    [InlineData("?code=stolen&code=stolen&state={state}")]
    [InlineData("")]
    public async Task What_does_not_answer_the_authorization_is_refused_and_the_wait_goes_on(string query)
    {
        var pending = await AuthorizeAsync();
        var waiting = _listener.WaitAsync(pending);

        var page = await _browser.GetAsync(CallbackWith(query.Replace("{state}", pending.Id, StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Nothing was taken", page.Text, StringComparison.Ordinal);
        Assert.False(waiting.IsCompleted);
        await _browser.DecideAsync(pending, "allow");
        Assert.NotNull(await waiting);
    }

    [Fact]
    public async Task A_second_callback_gives_nothing()
    {
        var pending = await AuthorizeAsync();
        var waiting = _listener.WaitAsync(pending);
        var callback = CallbackWith($"?code=a&state={pending.Id}");
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync(callback)).Status);
        Assert.NotNull(await waiting);

        Assert.Equal(HttpStatusCode.BadRequest, (await _browser.GetAsync(callback)).Status);
        var exception = await Assert.ThrowsAsync<AuthorizationException>(() => _listener.WaitAsync(pending));
        Assert.Equal(AuthorizationProblem.Unknown, exception.Problem);
    }

    [Fact]
    public async Task A_provider_may_post_a_form()
    {
        var pending = await AuthorizeAsync();
        var waiting = _listener.WaitAsync(pending);

        var page = await _browser.PostAsync(_listener.CallbackUrl, new() { ["code"] = "a/b?c+d", ["state"] = pending.Id, ["realmId"] = "1 2" });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("grant for 'box'", (await waiting).ToString());
    }

    [Theory]
    [InlineData("application/json", 10, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", 70_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Another_or_an_endless_form_is_refused(string type, int length, HttpStatusCode expected)
    {
        var waiting = _listener.WaitAsync(await AuthorizeAsync());
        using var form = new StringContent(new string('a', length), null, type);

        using var answer = await _browser.Http.PostAsync(_listener.CallbackUrl, form);

        Assert.Equal(expected, answer.StatusCode);
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task Nothing_of_a_callback_is_on_a_page_or_in_the_address_of_one()
    {
        var pending = await AuthorizeAsync();
        var waiting = _listener.WaitAsync(pending);
        string[] queries =
        [
            "?code=marker%3Cscript%3E&state=%3Cb%3Emarker",
            $"?error=%3Cscript%3Emarker&error_description=%3Cb%3Emarker&state={pending.Id}",
        ];
        foreach (var query in queries)
        {
            using var redirect = await _browser.WithoutRedirects.GetAsync(CallbackWith(query));
            var page = await _browser.GetAsync(new Uri(_listener.CallbackUrl, redirect.Headers.Location!));

            Assert.Equal(HttpStatusCode.SeeOther, redirect.StatusCode);
            Assert.DoesNotContain("?", redirect.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Empty(await redirect.Content.ReadAsStringAsync());
            Assert.DoesNotContain("marker", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("script", page.Text, StringComparison.Ordinal);
        }

        var failure = await Assert.ThrowsAsync<AuthorizationException>(() => waiting);
        Assert.DoesNotContain("marker", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/favicon.ico", HttpStatusCode.NotFound)]
    [InlineData("GET", "/Callback?code=a", HttpStatusCode.NotFound)]
    [InlineData("GET", "/callback/?code=a", HttpStatusCode.NotFound)]
    [InlineData("GET", "/callback/other", HttpStatusCode.NotFound)]
    [InlineData("GET", "/done", HttpStatusCode.NotFound)]
    [InlineData("POST", "/callback/done", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/callback?code=a", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "/callback?code=a", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/callback", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/callback", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/callback?code=a", HttpStatusCode.SeeOther)]
    [InlineData("GET", "/callback/refused", HttpStatusCode.OK)]
    public async Task The_callback_alone_is_served_and_no_answer_is_kept_framed_or_told_to_others(
        string method, string address, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_listener.CallbackUrl, address));

        using var answer = await _browser.WithoutRedirects.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.StartsWith("default-src 'none';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("192.168.0.7", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1:17871", HttpStatusCode.BadRequest)]
    [InlineData("[::1]:17871", HttpStatusCode.BadRequest)]
    public async Task A_name_of_somebody_elses_that_leads_here_is_refused(string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _listener.CallbackUrl) { Headers = { Host = host } };

        using var answer = await _browser.Http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Both_addresses_of_this_machine_are_served_on_the_same_port()
    {
        var addresses = new List<string> { "127.0.0.1" };
        if (Socket.OSSupportsIPv6 && (await Dns.GetHostAddressesAsync("localhost")).Contains(IPAddress.IPv6Loopback))
            addresses.Add("[::1]");

        foreach (var address in addresses)
        {
            var callback = new UriBuilder(_listener.CallbackUrl) { Host = address }.Uri;
            var pending = await Box.AuthorizeAsync(_client, BoxConfiguration, new() { CallbackUrl = callback });
            var waiting = _listener.WaitAsync(pending);

            await _browser.DecideAsync(pending, "allow");

            Assert.NotNull(await waiting);
        }
    }

    [Fact]
    public async Task Many_authorizations_at_once_get_each_their_own_grant()
    {
        var flows = Enumerable.Range(0, 16).Select(async number =>
        {
            var pending = await AuthorizeAsync();
            var waiting = _listener.WaitAsync(pending);
            await Task.WhenAll(_browser.GetAsync(CallbackWith("?code=a&state=wrong")), _browser.DecideAsync(pending, "allow"));
            await Box.ProvisionAsync(_client, $"box-{number}", BoxConfiguration, await waiting);
        });

        await Task.WhenAll(flows);

        Assert.Equal(16, _organization.Instances.Count);
    }

    [Fact]
    public async Task After_a_time_out_the_same_authorization_can_be_waited_for_again()
    {
        var pending = await AuthorizeAsync();

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => AdvancedAsync(_listener.WaitAsync(pending, TimeSpan.FromMinutes(1))));
        var waiting = _listener.WaitAsync(pending, TimeSpan.FromMinutes(1));
        await _browser.DecideAsync(pending, "allow");

        Assert.NotNull(await waiting);
        Assert.Contains("00:01:00", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(pending.Id, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_time_out_the_wait_ends_when_the_authorization_expires()
    {
        var options = new AuthorizationOptions { CallbackUrl = _listener.CallbackUrl, Lifetime = TimeSpan.FromMinutes(1) };
        var pending = await Box.AuthorizeAsync(_client, BoxConfiguration, options);

        var failure = await Assert.ThrowsAsync<AuthorizationException>(() => AdvancedAsync(_listener.WaitAsync(pending, TimeSpan.FromDays(1))));

        Assert.Equal(AuthorizationProblem.Expired, failure.Problem);
        failure = await Assert.ThrowsAsync<AuthorizationException>(() => _listener.WaitAsync(pending));
        Assert.Equal(AuthorizationProblem.Expired, failure.Problem);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled_and_begun_again()
    {
        var pending = await AuthorizeAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = _listener.WaitAsync(pending, cancellationToken: cancellation.Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _listener.WaitAsync(pending));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(HttpStatusCode.BadRequest, (await _browser.GetAsync(CallbackWith($"?code=a&state={pending.Id}"))).Status);
        waiting = _listener.WaitAsync(pending);
        Assert.True(_listener.TryComplete($"?code=a&state={pending.Id}"));
        Assert.NotNull(await waiting);
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_named_and_what_to_do()
    {
        var failure = await Assert.ThrowsAsync<IOException>(() => OAuthCallbackListener.StartAsync(new() { Port = _listener.CallbackUrl.Port }));

        Assert.Contains($"The port {_listener.CallbackUrl.Port} of this machine is in use", failure.Message, StringComparison.Ordinal);
        Assert.Contains("OAuthCallbackListenerOptions.Port", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_listener_is_disposed_of_its_port_is_free_again()
    {
        var listener = await OAuthCallbackListener.StartAsync(new() { Port = 0 });
        await listener.DisposeAsync();

        await using var next = await OAuthCallbackListener.StartAsync(new() { Port = listener.CallbackUrl.Port });

        Assert.Equal(listener.CallbackUrl, next.CallbackUrl);
    }

    [Fact]
    public async Task Where_there_is_no_browser_the_address_is_pasted()
    {
        var pending = await AuthorizeAsync();
        var waiting = _listener.WaitAsync(pending);
        var callback = await _browser.CallbackOfAsync(pending, "allow");

        Assert.False(_listener.TryComplete(pending.Address.ToString()));
        Assert.False(_listener.TryComplete(""));
        Assert.True(_listener.TryComplete($"  {callback}\n"));

        await Box.ProvisionAsync(_client, "acme-box", BoxConfiguration, await waiting);
        Assert.False(_listener.TryComplete(callback));
        _organization.Verify.OneInstance("box", "acme-box");
    }

    [Fact]
    public async Task A_refusal_that_is_pasted_ends_the_wait_too()
    {
        var pending = await AuthorizeAsync();
        var waiting = _listener.WaitAsync(pending);

        Assert.True(_listener.TryComplete(await _browser.CallbackOfAsync(pending, "deny")));

        await Assert.ThrowsAsync<AuthorizationException>(() => waiting);
    }

    [Fact]
    public async Task An_authorization_whose_callback_is_elsewhere_is_not_waited_for()
    {
        var callback = new Uri("https://acme.example/callback?tenant=7");
        var pending = await Box.AuthorizeAsync(_client, BoxConfiguration, new() { CallbackUrl = callback });

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => _listener.WaitAsync(pending));

        Assert.Contains("https://acme.example/callback, and", failure.Message, StringComparison.Ordinal);
        Assert.Contains(_listener.CallbackUrl.ToString(), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_gets_its_page_although_the_program_ends_as_soon_as_it_has_the_grant()
    {
        var pending = await AuthorizeAsync();
        var waiting = _listener.WaitAsync(pending);
        var deciding = _browser.DecideAsync(pending, "allow");

        await waiting;
        await _listener.DisposeAsync();

        Assert.Equal(HttpStatusCode.OK, (await deciding).Status);
    }

    [Fact]
    public async Task A_wait_ends_with_its_listener()
    {
        var pending = await AuthorizeAsync();
        var waiting = _listener.WaitAsync(pending);

        await _listener.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _listener.WaitAsync(pending));
    }

    [Fact]
    public void By_default_the_callback_is_one_that_can_be_registered()
    {
        var options = new OAuthCallbackListenerOptions();

        Assert.Equal((17871, "/callback"), (options.Port, options.Path));
        Assert.All(
            ["callback", "/call back", "/a?b", "/a#b", "//a", "/a/../b", "/%61", ""],
            static path => Assert.ThrowsAny<ArgumentException>(() => new OAuthCallbackListenerOptions { Path = path }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OAuthCallbackListenerOptions { Port = 70_000 });
    }

    private Task<PendingAuthorization> AuthorizeAsync() =>
        Box.AuthorizeAsync(_client, BoxConfiguration, new() { CallbackUrl = _listener.CallbackUrl });

    private Uri CallbackWith(string query) => new(_listener.CallbackUrl.OriginalString + query);

    private Task AdvancedAsync(Task waiting)
    {
        _clock.Advance(TimeSpan.FromMinutes(2));
        return waiting;
    }

    /// <summary>What a person's browser shows.</summary>
    private sealed record ShownPage(HttpStatusCode Status, Uri Address, string Text);

    /// <summary>The person's browser.</summary>
    private sealed class Browser : IDisposable
    {
        public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false });

        public HttpClient WithoutRedirects { get; } = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

        public async Task<ShownPage> GetAsync(Uri address)
        {
            using var answer = await Http.GetAsync(address);
            return await ShowAsync(answer);
        }

        public async Task<ShownPage> PostAsync(Uri address, Dictionary<string, string> fields)
        {
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await Http.PostAsync(address, form);
            return await ShowAsync(answer);
        }

        /// <summary>Clicks a button of the consent page, and goes where that leads.</summary>
        public Task<ShownPage> DecideAsync(PendingAuthorization pending, string decision) =>
            PostAsync(pending.Address, new() { ["decision"] = decision });

        /// <summary>Clicks a button, on a machine where the callback does not open: what stands in the address bar.</summary>
        public async Task<string> CallbackOfAsync(PendingAuthorization pending, string decision)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["decision"] = decision });
            using var answer = await WithoutRedirects.PostAsync(pending.Address, form);
            return answer.Headers.Location!.OriginalString;
        }

        public void Dispose()
        {
            Http.Dispose();
            WithoutRedirects.Dispose();
        }

        private static async Task<ShownPage> ShowAsync(HttpResponseMessage answer) =>
            new(answer.StatusCode, answer.RequestMessage!.RequestUri!, await answer.Content.ReadAsStringAsync());
    }
}
