using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ElementGen.Tests;

/// <summary>
/// A stranger on this machine: what answers in place of the platform, where a request was redirected to or a gateway stands, and what shows
/// the bytes of a request as they are. Records every request that arrives, head and body, also one that breaks off, and answers with what a
/// test gives it; with nothing, it closes the connection. For the platform itself, tests take <c>LocalElementsPlatform</c>.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Func<string, byte[]?> _answer;
    private readonly Task _serving;

    public LoopbackServer(Func<string, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _serving = ServeAsync();
    }

    public LoopbackServer(Func<string, string?> answer)
        : this(request => answer(request) is { } text ? Encoding.UTF8.GetBytes(text) : null)
    {
    }

    public Uri Address { get; }

    /// <summary>The requests, in the order in which they ended.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public IEnumerable<string> Posts => _requests.Where(request => request.StartsWith("POST", StringComparison.Ordinal));

    /// <summary>An answer in HTTP/1.1, with the length of its body.</summary>
    public static string Answer(int status, string body = "", params string[] headers) => string.Join(
        "\r\n", [$"HTTP/1.1 {status} X", $"Content-Length: {Encoding.UTF8.GetByteCount(body)}", .. headers, "", body]);

    /// <summary>A client of the platform that this server stands for.</summary>
    public ElementsClient Client(HttpClient http, IInstanceStore? store = null) => new(http, Options(store));

    public ElementsClientOptions Options(IInstanceStore? store = null) => new()
    {
        BaseAddress = Address,
        Credentials = new ElementsCredentials("user+secret/=", "organization+secret/="),
        Store = store,
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                var stream = connection.GetStream();
                while (await ReadRequestAsync(stream) is { } request)
                {
                    if (_answer(request) is not { } answer)
                        return;

                    await stream.WriteAsync(answer, _stop.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client, or the test, has ended.
            }
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var received = new MemoryStream();
        var buffer = new byte[8192];
        while (!IsWhole(Text()))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
                break;

            received.Write(buffer, 0, read);
        }

        if (received.Length == 0)
            return null;

        _requests.Enqueue(Text());
        return Text();

        string Text() => Encoding.UTF8.GetString(received.GetBuffer(), 0, (int)received.Length);
    }

    private static bool IsWhole(string request)
    {
        const string Length = "Content-Length: ";
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;

        var at = request.IndexOf(Length, 0, end, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return true;

        at += Length.Length;
        var length = int.Parse(request.AsSpan(at, request.IndexOf("\r\n", at, StringComparison.Ordinal) - at), CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetByteCount(request.AsSpan(end + 4)) >= length;
    }
}
