using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ElementGen;

/// <summary>
/// Calls the platform's instances API: provisions, gets, lists and deletes instances, and sends requests that carry an instance's token.
/// Thread-safe. Cheap to make, one for each tenant's credentials: clients share their connections.
/// </summary>
/// <example><code>
/// using var client = new ElementsClient(new ElementsClientOptions
/// {
///     BaseAddress = new Uri("https://api.cloud-elements.com"),
///     Credentials = new ElementsCredentials(user, organization),
///     Store = store,
/// });
/// </code></example>
/// <remarks>
/// The client reads answers of at most 16 MiB; a larger one is an exception. While an answer is read, it takes at most 25 MiB of memory, so
/// that sixteen of the largest at once take 400 MiB; the texts of an instance then take two bytes per character. The response to
/// <see cref="SendAsync"/> is not read by the client.
/// </remarks>
public sealed partial class ElementsClient : IDisposable
{
    private readonly HttpClient? _ownHttp;
    private readonly PlatformAddress _address;
    private readonly Uri _instances;
    private readonly ElementsCredentials _credentials;
    private readonly IInstanceStore? _store;
    private readonly bool _hasDefaultAccount;
    private readonly PlatformConnection _platform;
    private readonly bool _byHandler;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private bool _isDisposed;

    /// <summary>
    /// Makes a client over connections that all such clients share. They follow no redirect, keep no cookie, and use the system's proxy
    /// (<see cref="HttpClient.DefaultProxy"/>), but none for a platform on this machine.
    /// </summary>
    /// <param name="options">Address, credentials and store; read once, here.</param>
    /// <exception cref="ArgumentException">
    /// The address or the credentials are missing, or an option has a value that it cannot take.
    /// </exception>
    public ElementsClient(ElementsClientOptions options)
        : this(SharedConnections.NewClientTo(options?.BaseAddress), options!, ownsHttp: true)
    {
    }

    /// <summary>
    /// Makes a client over an <see cref="HttpClient"/> that the caller brings and disposes of. The authorization goes with each request,
    /// never into <see cref="HttpClient.DefaultRequestHeaders"/>, so that clients of several tenants can share one.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Retries: an instance is made by one request, which is sent once. A handler that tries to send it again gets an exception, and so
    /// does the caller; whether the instance exists is then unknown. Let handlers repeat no POST, for instance with
    /// <c>AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods())</c>. A handler may read the request's
    /// content before it sends it, for a log or a signature: by <c>ReadAsStringAsync</c>, <c>ReadAsByteArrayAsync</c>,
    /// <c>ReadAsStreamAsync</c> or <c>LoadIntoBufferAsync</c>. <c>CopyToAsync</c> counts as sending.
    /// </para>
    /// <para>
    /// Redirects: set <c>AllowAutoRedirect = false</c>, because a handler follows them by default. An answer that comes from where a
    /// redirect led is an exception; the content of a request on an instance may have been sent there.
    /// </para>
    /// <para>
    /// Proxies: those of the handler apply, by default the system's (<c>HTTP_PROXY</c>, for instance), also to a platform on this machine.
    /// A proxy reads all secrets of requests over plain http. Set <c>UseProxy = false</c> for a platform on this machine, or name it in
    /// <c>NO_PROXY</c>.
    /// </para>
    /// <para>
    /// Logs: handlers that log requests see their headers, and so the credentials and the token. <c>IHttpClientFactory</c> has such
    /// handlers; its <c>RedactLoggedHeaders</c> masks the text of an entry only, not its values. They see none with an
    /// <see cref="ElementsAuthorizationHandler"/> under them, and <see cref="ElementsClientOptions.AuthorizationByHandler"/>.
    /// </para>
    /// </remarks>
    /// <param name="http">Sends the requests. Its base address is not used.</param>
    /// <param name="options">Address, credentials and store; read once, here.</param>
    /// <exception cref="ArgumentException">
    /// The address or the credentials are missing, or an option has a value that it cannot take.
    /// </exception>
    public ElementsClient(HttpClient http, ElementsClientOptions options)
        : this(http, options, ownsHttp: false)
    {
    }

    private ElementsClient(HttpClient http, ElementsClientOptions options, bool ownsHttp)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Timeout != Timeout.InfiniteTimeSpan && options.Timeout.TotalMilliseconds is <= 0 or > int.MaxValue)
            throw new ArgumentException($"Timeout is {options.Timeout}, which is no time to wait.", nameof(options));

        if (options.MaxResponseBytes <= 0)
            throw new ArgumentException("MaxResponseBytes is less than 1. Leave it out for any number of bytes.", nameof(options));

        ArgumentNullException.ThrowIfNull(options.TimeProvider);

        _address = new PlatformAddress(options.BaseAddress, options.AllowPlainHttp);
        _instances = new Uri(_address.Base, "instances");
        _credentials = options.Credentials
            ?? throw new ArgumentException("Credentials are not set. Give the user's and the organization's secrets.", nameof(options));
        _store = options.Store;
        _hasDefaultAccount = options.Account is null;
        Account = options.Account switch
        {
            null => DefaultAccount,
            var account when string.IsNullOrWhiteSpace(account) => throw new ArgumentException(
                "Account is empty. Name the platform and organization, or leave it out.", nameof(options)),
            var account => account,
        };
        _byHandler = !ownsHttp && options.AuthorizationByHandler;
        _timeout = options.Timeout;
        _clock = options.TimeProvider;
        _platform = new PlatformConnection(http, _credentials, _byHandler, options.Timeout, options.TimeProvider, options.MaxResponseBytes);
        _ownHttp = ownsHttp ? http : null;
    }

    /// <summary>The account that this client's instances belong to in a store; see <see cref="ElementsClientOptions.Account"/>.</summary>
    public string Account { get; }

    private string DefaultAccount => _address.Base.Authority;

    /// <summary>Gets an instance as the platform has it now.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="ElementsApiException">There is no such instance, or the platform refused or did not answer.</exception>
    public Task<ProvisionedInstance> GetInstanceAsync(long id, CancellationToken cancellationToken = default) =>
        GetInstanceAsync(id.ToString(CultureInfo.InvariantCulture), cancellationToken);

    /// <summary>Lists instances, each once, page after page as they are asked for.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="paging">How many the platform answers at a time; null for the usual number.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The instances; none when the platform finds none.</returns>
    /// <exception cref="ElementsApiException">
    /// The platform refused or did not answer, or the list has no end: its pages bring nothing new, or are more than 10,000. Thrown while
    /// the instances are enumerated.
    /// </exception>
    public async IAsyncEnumerable<ProvisionedInstance> ListInstancesAsync(
        InstanceFilter? filter = null,
        ListPaging? paging = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        filter ??= new InstanceFilter();
        paging ??= ListPaging.Default;
        if (filter.Tags is null)
            throw new ArgumentException("Tags are null. Leave them out for all instances.", nameof(filter));

        var pages = new ListPages<InstanceAnswer>(
            _platform.CallAsync,
            InstanceAnswerJson.Default.InstanceAnswerArray,
            static instance => instance.Id,
            page => CallTo(HttpMethod.Get, "instances" + QueryOf(filter, paging, page)));
        await foreach (var instance in pages.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (filter.ElementKey is null || instance.Element?.Key == filter.ElementKey)
                yield return instance.ToReceivedInstance();
        }
    }

    /// <summary>
    /// Deletes an instance on the platform and then in the store. When the platform says that there is no such instance, the store
    /// forgets it too, and the platform's error is thrown.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The store forgets what belongs to this client's account; if that is the default one, not what another organization secret
    /// provisioned. An instance that was saved without an account can be another platform's with the same id. It is forgotten only after
    /// the platform has deleted it, and if this organization secret provisioned it, or the class that was attached to it deletes it.
    /// </para>
    /// <para>
    /// An <see cref="IProvisioningStore"/> keeps a tombstone, so that no <see cref="EnsureProvisionedInstanceAsync"/> makes the instance
    /// again unless <see cref="EnsureOptions.Recreate"/> is set.
    /// </para>
    /// </remarks>
    /// <param name="id">The instance's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is deleted.</returns>
    /// <exception cref="InvalidOperationException">The id is 0, which is none.</exception>
    /// <exception cref="ElementsApiException">
    /// The platform refused or did not answer, or the answer may be somebody else's, such as a gateway's or a sign-in page: it has neither
    /// a request id in a header nor one in its JSON. What was retained stays, unless the platform says that the instance is gone (404).
    /// </exception>
    public Task DeleteInstanceAsync(long id, CancellationToken cancellationToken = default) =>
        DeleteInstanceAsync(id.ToString(CultureInfo.InvariantCulture), token: null, cancellationToken);

    /// <summary>
    /// Sends a request on an instance: it carries the credentials and the instance's token. <paramref name="request"/> itself is not
    /// changed, and its own authorization is not sent.
    /// </summary>
    /// <remarks>
    /// The response is a stream: the call returns with its headers, nothing of its content is buffered, and
    /// <see cref="ElementsClientOptions.Timeout"/> ends there. What fails while the content is read throws what the content throws.
    /// <see cref="ElementsClientOptions.MaxResponseBytes"/> bounds the content.
    /// </remarks>
    /// <param name="instance">The instance.</param>
    /// <param name="request">
    /// The request. Its URI counts from the platform's base path (<c>hubs/messaging/messages</c>); an absolute one must go to the platform.
    /// </param>
    /// <param name="cancellationToken">Cancels the call until the response's headers are there.</param>
    /// <returns>The response, whatever its status. The caller disposes of it, because it holds a connection until then.</returns>
    /// <exception cref="ArgumentException">
    /// The URI goes to another host, which must not get the token, or the instance has no usable token.
    /// </exception>
    /// <exception cref="ElementsApiException">
    /// The platform did not answer, the caller's <see cref="HttpClient"/> followed a redirect, or the response announces more bytes than
    /// <see cref="ElementsClientOptions.MaxResponseBytes"/> allows.
    /// </exception>
    public async Task<HttpResponseMessage> SendAsync(
        ProvisionedInstance instance, HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(request);
        if (SecretInHeader.ProblemOf(instance.Token) is { } problem)
            throw new ArgumentException($"The token of instance {ShownText.Of(instance.IdText)} {problem}.", nameof(instance));

        var call = new PlatformCall(request.Method, _address.Resolve(request.RequestUri), new SentSecrets(_credentials));
        call.Secrets.Token = instance.Token;

        var authorized = AuthorizedRequest.Of(request, call.Address, AuthorizationValue.Of(_credentials, instance.Token), _byHandler);
        var response = await _platform.SendAsync(call, authorized, cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        return response;
    }

    /// <summary>Ends the requests of a client that was made without an <see cref="HttpClient"/>; the shared connections stay.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _ownHttp?.Dispose();
    }

    /// <summary>Gets the instance with an id that may be no number.</summary>
    internal async Task<ProvisionedInstance> GetInstanceAsync(string id, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return InstanceOf(await _platform.CallAsync(CallTo(HttpMethod.Get, PathTo(id)), cancellationToken).ConfigureAwait(false));
    }

    private static ProvisionedInstance InstanceOf(PlatformAnswer answer)
    {
        var instance = answer.Read(InstanceAnswerJson.Default.InstanceAnswer);
        if (instance is { Id: null, Token: null, Element: null })
            answer.EnsureIsPlatforms();

        return instance.ToReceivedInstance();
    }

    private PlatformCall CallTo(HttpMethod method, string path) => new(method, new Uri(_address.Base, path), new SentSecrets(_credentials));

    private static string QueryOf(InstanceFilter filter, ListPaging paging, string? page)
    {
        var query = new StringBuilder("?pageSize=").Append(paging.PageSize);
        foreach (var tag in filter.Tags)
            query.Append("&tags%5B%5D=").Append(Uri.EscapeDataString(tag));

        if (!string.IsNullOrEmpty(filter.SearchText))
            query.Append("&searchText=").Append(Uri.EscapeDataString(filter.SearchText));

        if (page is not null)
            query.Append("&nextPage=").Append(Uri.EscapeDataString(page));

        return query.ToString();
    }
}
