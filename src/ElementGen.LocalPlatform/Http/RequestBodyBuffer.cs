using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Reads bodies of requests, whole and at most so large.</summary>
internal static class RequestBodyBuffer
{
    private const int BufferSize = 16 * 1024;

    /// <summary>The body of <paramref name="request"/>. It can be read again.</summary>
    /// <exception cref="RefusedException">The body is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Body is BufferedBody buffered)
            return buffered.Bytes;

        var body = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            if (body.Length + read > LocalPlatformServer.MaxRequestBytes)
            {
                throw new RefusedException(
                    StatusCodes.Status413PayloadTooLarge, $"The request body is larger than {LocalPlatformServer.MaxRequestBytes} bytes.");
            }

            body.Write(buffer, 0, read);
        }

        var whole = new BufferedBody(body.ToArray());
        request.Body = whole;
        return whole.Bytes;
    }

    private sealed class BufferedBody(byte[] bytes) : MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true)
    {
        public ReadOnlyMemory<byte> Bytes => GetBuffer();
    }
}
