using System.Net;

namespace ElementGen;

/// <summary>
/// The body of a request that makes an instance. It can be sent once: the second time, it throws before a byte of the request has left.
/// That stops every handler that sends a request again (a retry, hedging, a redirect), whether it sends the same message or a copy with
/// this body.
/// </summary>
/// <remarks>
/// Reading is not sending: a handler may log or sign the body first, if it reads it by one of the <c>ReadAs…</c> methods or
/// <see cref="HttpContent.LoadIntoBufferAsync()"/>. <see cref="HttpContent.CopyToAsync(Stream)"/> counts as sending, because the client's
/// own sending looks the same from here. Content that was read as text or bytes keeps a buffer, from which it would be sent any number of
/// times without being asked; so the request gets a copy of the body, with its headers, that has no buffer.
/// Not stopped are a handler that makes a body of its own from the bytes it has read, and one that goes on with content that it took from
/// the request before it read it.
/// </remarks>
internal sealed class SendOnceContent : HttpContent
{
    private static readonly Type BufferType = BufferProbe.FindType();

    private readonly PlatformCall _call;
    private readonly HttpRequestMessage _request;
    private readonly Sending _sending;

    /// <summary>The body of <paramref name="request"/>, which makes <paramref name="call"/>.</summary>
    public SendOnceContent(PlatformCall call, HttpRequestMessage request)
        : this(call, request, new Sending())
    {
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    private SendOnceContent(PlatformCall call, HttpRequestMessage request, Sending sending)
    {
        _call = call;
        _request = request;
        _sending = sending;
    }

    /// <summary>Why the body was not sent, or not a second time; null when nothing was refused.</summary>
    public ElementsApiException? Refusal => _sending.Refusal;

    /// <summary>Whether the body, or a part of it, was sent.</summary>
    public bool WasSent => _sending.HasBegun;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Count(stream);
        return stream.WriteAsync(_call.Body, cancellationToken).AsTask();
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Count(stream);
        stream.Write(_call.Body.Span);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(CreateContentReadStream(CancellationToken.None));

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) =>
        new MemoryStream(_call.Body.ToArray(), writable: false);

    protected override bool TryComputeLength(out long length)
    {
        length = _call.Body.Length;
        return true;
    }

    private void Count(Stream stream)
    {
        if (stream.GetType() == BufferType)
            GiveTheRequestACopy();
        else if (!WasSent && _call.IsTooLate?.Invoke() == true)
            throw _sending.Refuse(PlatformFailure.NotSentInTime(_call));
        else if (!_sending.IsFirst())
            throw _sending.Refuse(WhySentAgain());
    }

    private ElementsApiException WhySentAgain() =>
        _request.RequestUri is { } address && address != _call.Address
            ? PlatformFailure.Redirected(_call, new FollowedRedirect(address, WithBody: false))
            : PlatformFailure.SentAgain(_call);

    private void GiveTheRequestACopy()
    {
        if (_request.Content != this)
            return;

        var copy = new SendOnceContent(_call, _request, _sending);
        foreach (var (name, values) in Headers.NonValidated)
            copy.Headers.TryAddWithoutValidation(name, values);

        _request.Content = copy;
    }

    /// <summary>What all copies of a body have in common.</summary>
    private sealed class Sending
    {
        private int _count;

        public ElementsApiException? Refusal { get; private set; }

        public bool HasBegun => Volatile.Read(ref _count) > 0;

        public bool IsFirst() => Interlocked.Increment(ref _count) == 1;

        public ElementsApiException Refuse(ElementsApiException refusal) => Refusal = refusal;
    }

    /// <summary>Finds the type of stream that content is buffered in, which is not public: by letting content be buffered.</summary>
    private sealed class BufferProbe : HttpContent
    {
        private Type? _type;

        public static Type FindType()
        {
            using var probe = new BufferProbe();
            probe.LoadIntoBufferAsync().GetAwaiter().GetResult();
            return probe._type!;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            _type = stream.GetType();
            return Task.CompletedTask;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return true;
        }
    }
}
