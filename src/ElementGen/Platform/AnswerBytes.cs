using System.Net;

namespace ElementGen;

/// <summary>The bytes of an answer, as far as they have arrived: the beginning of an answer that breaks off can be read too.</summary>
/// <param name="response">The response, whose content is still to be read.</param>
internal sealed class AnswerBytes(HttpResponseMessage response)
{
    /// <summary>How many bytes are read of an answer at most.</summary>
    public const int Largest = 16 * 1024 * 1024;

    private const int Usual = 16 * 1024;
    private const int TrustedBeginning = 64 * 1024;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status => response.StatusCode;

    /// <summary>What has arrived, without a byte-order mark.</summary>
    public ReadOnlyMemory<byte> Arrived
    {
        get
        {
            var bytes = _bytes.AsMemory(0, _length);
            return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
    }

    /// <summary>Reads to the end.</summary>
    /// <returns>False when the answer is longer than <see cref="Largest"/>, and was not read to the end.</returns>
    /// <exception cref="IOException">The answer broke off.</exception>
    /// <exception cref="InvalidDataException">It is compressed in another way than it says, or damaged.</exception>
    public async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than announced, so that the last read, of no bytes, needs no larger array.
            var announced = response.Content.Headers.ContentLength;
            _bytes = new byte[announced is >= 0 and < Usual ? (int)announced + 1 : Usual];
            while (await ReadAsync(stream, _bytes.AsMemory(_length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                _length += read;
                if (_length > Largest)
                    return false;
                if (_length == _bytes.Length)
                    Array.Resize(ref _bytes, SizeBeyond(_length, announced));
            }

            return true;
        }
    }

    private static async ValueTask<int> ReadAsync(Stream stream, Memory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            // What Brotli's decoder throws for what others call invalid data.
            throw new InvalidDataException(e.Message, e);
        }
    }

    // A size that is announced is believed once a good part has arrived: whoever only announces it takes no memory.
    private static int SizeBeyond(int length, long? announced) =>
        length >= TrustedBeginning && announced > length && announced <= Largest
            ? (int)announced + 1
            : Math.Min(length * 2, Largest + 1);
}
