using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace ElementGen;

/// <summary>Reads a list of instances or elements to its end, page after page, each item once.</summary>
/// <remarks>
/// A list ends with a page that is empty or that names no next one. A server that ignores the page's token, or makes up new ones for ever,
/// never gives such a page. The list then ends in an exception, because a list that is cut without notice makes a caller provision what
/// exists. It ends without one only if the platform itself says that there are no more items than those that were read.
/// </remarks>
/// <typeparam name="T">What an item is read as.</typeparam>
/// <param name="send">Sends a call, and gives the platform's answer.</param>
/// <param name="type">Reads a page.</param>
/// <param name="idOf">The id of an item; null when it has none.</param>
/// <param name="callFor">The call that gets the page with a token, the first page for null.</param>
internal sealed class ListPages<T>(
    Func<PlatformCall, CancellationToken, Task<PlatformAnswer>> send,
    JsonTypeInfo<T[]> type,
    Func<T, InstanceId?> idOf,
    Func<string?, PlatformCall> callFor)
    where T : class
{
    // When items are made during the list, those of one page can come again on the next.
    private const int MostPagesWithoutNew = 3;

    // A million items on pages of the usual size.
    private const int MostPages = 10_000;

    private readonly HashSet<InstanceId> _ids = [];
    private long? _total;

    /// <summary>Whether the platform said that there are more items than those that were read until the list ended.</summary>
    public bool IsIncomplete => _ids.Count < _total;

    public async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        var withoutNew = 0;
        for (var number = 1; ; number++)
        {
            var page = await ReadAsync(token, cancellationToken).ConfigureAwait(false);
            _total = page.Total ?? _total;
            withoutNew++;
            foreach (var item in page.Items)
            {
                if (item is null || (idOf(item) is { } id && !_ids.Add(id)))
                    continue;

                withoutNew = 0;
                yield return item;
            }

            if (page.Items.Length == 0 || page.Next is null)
                yield break;

            var problem = page.Next == token ? "the next one has the same token as the last"
                : withoutNew == MostPagesWithoutNew ? $"the last {withoutNew} of which brought nothing new, there is another"
                : number == MostPages ? "there is still another"
                : null;
            if (problem is null)
                token = page.Next;
            else if (_ids.Count >= page.Total)
                yield break;
            else
                throw PlatformFailure.EndlessList(callFor(null), number, problem);
        }
    }

    // A method of its own, so that the bytes of an answer are not kept while its items are enumerated.
    private async Task<Page> ReadAsync(string? token, CancellationToken cancellationToken)
    {
        var answer = await send(callFor(token), cancellationToken).ConfigureAwait(false);
        if (answer.IsNotFound)
            return new Page([], null, null);

        answer.EnsureSuccess();
        if (answer.Status is not HttpStatusCode.OK)
            answer.EnsureIsPlatforms();

        return new Page(answer.Read(type), answer.NextPage, answer.TotalCount);
    }

    /// <summary>A page of a list.</summary>
    /// <param name="Items">Its items.</param>
    /// <param name="Next">The token of the next page; null when there is none.</param>
    /// <param name="Total">How many items the whole list has, as the platform says; null when it does not say.</param>
    private sealed record Page(T?[] Items, string? Next, long? Total);
}
