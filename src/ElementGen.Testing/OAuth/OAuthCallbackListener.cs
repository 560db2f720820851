using System.Text;
using ElementGen.LocalPlatform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace ElementGen.Testing;

/// <summary>
/// Takes the grant that a provider sends to a callback on this machine, for command lines and tests: the person's browser runs here, and
/// brings it. Only programs of this machine can reach the listener. Thread-safe.
/// </summary>
/// <example><code>
/// await using var listener = await OAuthCallbackListener.StartAsync();
/// var pending = await Box.AuthorizeAsync(client, configuration, new AuthorizationOptions { CallbackUrl = listener.CallbackUrl });
/// Console.WriteLine($"Open {pending.Address}");
/// var grant = await listener.WaitAsync(pending, TimeSpan.FromMinutes(5));
/// </code></example>
/// <remarks>
/// A callback that belongs to no authorization which is waited for, such as one with a wrong <c>state</c>, is answered with 400 and changes
/// nothing. Nothing that comes to the listener is logged, or shown on a page, and the browser does not keep the address with the grant.
/// </remarks>
public sealed class OAuthCallbackListener : IAsyncDisposable
{
    private const int MostFormBytes = 64 * 1024;
    private const int LongestAddress = 64 * 1024;

    /// <summary>How long a browser has, when the listener is disposed of, to fetch the page that it was sent to.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly AwaitedAuthorizations _awaited = new();
    private readonly UnseenPages _unseen = new();
    private readonly TimeProvider _clock;
    private readonly string _path;
    private readonly LoopbackSockets _sockets;
    private readonly EmbeddedServer _server;

    private OAuthCallbackListener(OAuthCallbackListenerOptions options, LoopbackSockets sockets)
    {
        _clock = options.TimeProvider;
        _path = options.Path;
        _sockets = sockets;
        CallbackUrl = new Uri($"http://localhost:{sockets.Port}{options.Path}");
        var transport = new SocketTransportOptions { CreateBoundListenSocket = endPoint => sockets[endPoint] };
        _server = EmbeddedServer.Listening(Configure, transport);
        _server.Application.Run(AnswerAsync);
    }

    /// <summary>
    /// The address of the callback, <c>http://localhost:17871/callback</c> by default. Register it with the provider, and pass it on in
    /// <see cref="AuthorizationOptions.CallbackUrl"/>. For a provider that asks for <c>http://127.0.0.1:17871/callback</c> instead, pass
    /// that on: it leads here too.
    /// </summary>
    public Uri CallbackUrl { get; }

    /// <summary>Starts a listener. It runs when the task completes, and until it is disposed of.</summary>
    /// <param name="options">Where it listens; null for <c>http://localhost:17871/callback</c>.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The listener.</returns>
    /// <exception cref="IOException">The port is in use, or this user may not open it; the message says what to do.</exception>
    public static async Task<OAuthCallbackListener> StartAsync(
        OAuthCallbackListenerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new OAuthCallbackListenerOptions();
        ArgumentNullException.ThrowIfNull(options.TimeProvider);
        var listener = new OAuthCallbackListener(options, LoopbackSockets.Open(options.Port));
        try
        {
            await listener._server.StartAsync(cancellationToken).ConfigureAwait(false);
            return listener;
        }
        catch
        {
            await listener.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Waits until the person has decided. Call it before the address is opened: a callback that nobody waits for is not kept.
    /// </summary>
    /// <param name="pending">The authorization. Its callback must be <see cref="CallbackUrl"/>.</param>
    /// <param name="timeout">
    /// How long to wait; null to wait until the authorization expires. After that time, the authorization can be waited for again.
    /// </param>
    /// <param name="cancellationToken">Ends the wait; the authorization can be waited for again.</param>
    /// <returns>The grant.</returns>
    /// <exception cref="ArgumentException">The authorization's callback is another address, so that nothing would come here.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time-out is not positive.</exception>
    /// <exception cref="AuthorizationException">The person or the provider refused, or the authorization expired.</exception>
    /// <exception cref="InvalidOperationException">The authorization is waited for already.</exception>
    /// <exception cref="ObjectDisposedException">The listener is disposed of, or was while this waited.</exception>
    /// <exception cref="OperationCanceledException">The caller ended the wait.</exception>
    /// <exception cref="TimeoutException">Nobody decided in time.</exception>
    public async Task<OAuthGrant> WaitAsync(
        PendingAuthorization pending, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pending);
        if (timeout is { } asked && asked != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(asked, TimeSpan.Zero, nameof(timeout));

        ThrowIfElsewhere(pending);
        if (pending.IsCompleted)
        {
            throw new AuthorizationException(
                AuthorizationProblem.Unknown, $"The {pending}, was completed already. A grant serves once: begin a new authorization.");
        }

        var untilExpiry = pending.ExpiresAt - _clock.GetUtcNow();
        var isTimeoutFirst = timeout is { } limit && limit != Timeout.InfiniteTimeSpan && limit < untilExpiry;
        var grant = _awaited.Add(pending);
        try
        {
            var wait = Possible(isTimeoutFirst ? timeout!.Value : untilExpiry);
            return await grant.WaitAsync(wait, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // What came in the last moment counts, because a grant is given only once.
            if (!_awaited.Remove(pending))
                return await grant.ConfigureAwait(false);

            if (exception is OperationCanceledException)
                throw;

            throw isTimeoutFirst
                ? new TimeoutException(
                    $"Nobody decided on the provider's page within {timeout}. Wait for the same {pending} again, or begin a new one.")
                : new AuthorizationException(
                    AuthorizationProblem.Expired,
                    $"Nobody decided on the provider's page before the {pending}, expired. Begin a new authorization.");
        }
    }

    /// <summary>
    /// Takes a callback that a person pastes: where no browser of this machine brings it, as on a server, the provider's page leads to an
    /// address that does not open, and the browser shows it.
    /// </summary>
    /// <param name="pasted">
    /// The whole address, or its query alone, encoded as it came; see <see cref="PendingAuthorization.Complete(string)"/>.
    /// </param>
    /// <returns>
    /// Whether it ended a wait, with a grant or with the exception that says why there is none. False if it is no callback, or belongs to
    /// no authorization which is waited for; let the person try again then.
    /// </returns>
    public bool TryComplete(string pasted)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        return _awaited.Take(pasted) != CallbackPage.Unknown;
    }

    /// <summary>
    /// Ends all waits and stops the listener. A browser that was just sent to its page gets it before, if it asks within two seconds.
    /// </summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        _awaited.End();
        await _unseen.WaitAsync(Farewell).ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _sockets.Dispose();
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestBodySize = MostFormBytes;
        kestrel.Limits.MaxRequestLineSize = LongestAddress;
        foreach (var endPoint in _sockets.EndPoints)
            kestrel.Listen(endPoint, static listen => listen.Protocols = HttpProtocols.Http1);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        CallbackPage.Protect(response);
        if (!HostCheck.IsThisMachine(request.Host.Host))
        {
            // A page of a site whose name leads to this machine would be taken for this one.
            response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        var path = request.Path.Value ?? "";
        if (path == _path)
            await TakeAsync(context).ConfigureAwait(false);
        else if (HttpMethods.IsGet(request.Method) && PageAt(path) is { } page)
            await ShowAsync(context, page).ConfigureAwait(false);
        else
            response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task TakeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        string? callback;
        if (HttpMethods.IsGet(request.Method))
        {
            callback = request.QueryString.Value;
        }
        else if (!HttpMethods.IsPost(request.Method))
        {
            response.Headers.Allow = "GET, POST";
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }
        else if (request.GetTypedHeaders().ContentType?.MediaType != "application/x-www-form-urlencoded")
        {
            response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        else
        {
            callback = await ReadFormAsync(context).ConfigureAwait(false);
            if (callback is null)
                return;
        }

        // An address without a query has nothing to hide.
        if (string.IsNullOrEmpty(callback))
        {
            await CallbackPage.Unknown.WriteAsync(context).ConfigureAwait(false);
            return;
        }

        var page = _awaited.Take(callback);
        _unseen.Add();
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = PathOf(page);
    }

    /// <summary>The form as the query of an address; null if it is too long, which is then answered.</summary>
    private static async Task<string?> ReadFormAsync(HttpContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            return "?" + await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            context.Response.StatusCode = exception.StatusCode;
            return null;
        }
    }

    private async Task ShowAsync(HttpContext context, CallbackPage page)
    {
        await page.WriteAsync(context).ConfigureAwait(false);
        await context.Response.CompleteAsync().ConfigureAwait(false);
        _unseen.Remove();
    }

    private string PathOf(CallbackPage page) => $"{_path.TrimEnd('/')}/{page.Name}";

    private CallbackPage? PageAt(string path) =>
        CallbackPage.Find(Path.GetFileName(path.AsSpan())) is { } page && path == PathOf(page) ? page : null;

    private void ThrowIfElsewhere(PendingAuthorization pending)
    {
        var callback = pending.CallbackUrl;
        if (callback.Scheme == Uri.UriSchemeHttp && HostCheck.IsThisMachine(callback.IdnHost) && callback.Port == CallbackUrl.Port
            && callback.AbsolutePath == _path)
        {
            return;
        }

        throw new ArgumentException(
            $"The callback of this authorization is {callback.Scheme}://{callback.Authority}{callback.AbsolutePath}, and this listener is "
                + $"at {CallbackUrl}. Set AuthorizationOptions.CallbackUrl to the listener's CallbackUrl; or complete the authorization "
                + "without a listener, with the address that the browser is sent to.",
            nameof(pending));
    }

    // Timers take no longer time.
    private static TimeSpan Possible(TimeSpan wait) =>
        wait.TotalMilliseconds > int.MaxValue ? Timeout.InfiniteTimeSpan : wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
