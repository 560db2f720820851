using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>The page of a list that a caller asks for.</summary>
/// <param name="Size">The largest number of items.</param>
/// <param name="AfterId">The id of the last item of the previous page; 0 for the first page.</param>
internal readonly record struct Page(int Size, long AfterId)
{
    private const int DefaultSize = 200;

    /// <summary>Reads <c>pageSize</c> and <c>nextPage</c>.</summary>
    /// <exception cref="RefusedException">The size is out of range, or the platform never returned this token.</exception>
    public static Page Read(IQueryCollection query, int maxSize)
    {
        var size = DefaultSize;
        if (query["pageSize"] is { Count: > 0 } given
            && !(int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out size) && size >= 1 && size <= maxSize))
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, $"pageSize must be a number from 1 to {maxSize}.");
        }

        return new Page(size, query["nextPage"] is { Count: > 0 } token ? IdOf(token.ToString()) : 0);
    }

    /// <summary>The token of the page that begins after the item with <paramref name="id"/>.</summary>
    public static string TokenAfter(long id)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, id);
        return Base64Url.EncodeToString(bytes);
    }

    private static long IdOf(string token)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        return Base64Url.IsValid(token, out var length) && length == bytes.Length
            && Base64Url.TryDecodeFromChars(token, bytes, out _) && BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var id
            ? id
            : throw new RefusedException(
                StatusCodes.Status400BadRequest, "nextPage must be the value of the elements-next-page-token header of the page before.");
    }
}
