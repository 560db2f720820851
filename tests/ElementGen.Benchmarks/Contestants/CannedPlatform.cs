using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>A server on loopback that answers every request with the same new instance, at the least cost.</summary>
internal sealed class CannedPlatform : IDisposable
{
    private static readonly byte[] Answer = AnswerBytes();

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);

    public CannedPlatform()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync().ConfigureAwait(false));
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private static async Task AnswerAsync(TcpClient connection)
    {
        connection.NoDelay = true;
        using (connection)
        {
            var stream = connection.GetStream();
            var buffer = new byte[16 * 1024];
            var length = 0;
            while (await stream.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (!IsWhole(buffer.AsSpan(0, length)))
                    continue;

                length = 0;
                await stream.WriteAsync(Answer).ConfigureAwait(false);
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        var head = request.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;

        var name = "Content-Length: "u8;
        var header = request[..head].IndexOf(name);
        if (header < 0)
            return true;

        var digits = request[(header + name.Length)..];
        return System.Buffers.Text.Utf8Parser.TryParse(digits, out int content, out _) && request.Length >= head + 4 + content;
    }

    private static byte[] AnswerBytes()
    {
        const string body = """
            {"id":417,"name":"acme sms","createdDate":"2026-05-04T08:00:00Z","token":"k6p0Zt8mQ2vY1xW9sB4nC7dF3gH5jL0a","element":{"id":42,"name":"Infobip","key":"infobip","hub":"messaging"},"tags":["acme","sms"],"valid":true,"disabled":false,"cachingEnabled":false}
            """;
        return Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }
}
