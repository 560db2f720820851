using System.Net;
using System.Runtime.CompilerServices;

namespace ElementGen;

/// <summary>Reads a list of instances to its end, page after page, each instance once.</summary>
/// <remarks>
/// A list ends with a page that is empty or that names no next one. A server that ignores the page's token, or makes up new ones for ever,
/// never gives such a page. The list then ends in an exception, because a list that is cut without notice makes a caller provision what
/// exists. It ends without one only if the platform itself says that there are no more instances than those that were read.
/// </remarks>
/// <param name="platform">Answers the calls.</param>
/// <param name="callFor">The call that gets the page with a token, the first page for null.</param>
internal sealed class InstancePages(PlatformConnection platform, Func<string?, PlatformCall> callFor)
{
    // When instances are made during the list, those of one page can come again on the next.
    private const int MostPagesWithoutNew = 3;

    // A million instances on pages of the usual size.
    private const int MostPages = 10_000;

    private readonly HashSet<InstanceId> _ids = [];
    private long? _total;

    /// <summary>Whether the platform said that there are more instances than those that were read until the list ended.</summary>
    public bool IsIncomplete => _ids.Count < _total;

    public async IAsyncEnumerable<InstanceAnswer> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        var withoutNew = 0;
        for (var number = 1; ; number++)
        {
            var page = await ReadAsync(token, cancellationToken).ConfigureAwait(false);
            _total = page.Total ?? _total;
            withoutNew++;
            foreach (var instance in page.Instances)
            {
                if (instance is null || (instance.Id is { } id && !_ids.Add(id)))
                    continue;

                withoutNew = 0;
                yield return instance;
            }

            if (page.Instances.Length == 0 || page.Next is null)
                yield break;

            var problem = page.Next == token ? "the next one has the same token as the last"
                : withoutNew == MostPagesWithoutNew ? $"the last {withoutNew} of which brought no new instance, there is another"
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

    // A method of its own, so that the bytes of an answer are not kept while its instances are enumerated.
    private async Task<Page> ReadAsync(string? token, CancellationToken cancellationToken)
    {
        var answer = await platform.CallAsync(callFor(token), cancellationToken).ConfigureAwait(false);
        if (answer.IsNotFound)
            return new Page([], null, null);

        answer.EnsureSuccess();
        if (answer.Status is not HttpStatusCode.OK)
            answer.EnsureIsPlatforms();

        return new Page(answer.Read(InstanceAnswerJson.Default.InstanceAnswerArray), answer.NextPage, answer.TotalCount);
    }

    /// <summary>A page of a list.</summary>
    /// <param name="Instances">Its instances.</param>
    /// <param name="Next">The token of the next page; null when there is none.</param>
    /// <param name="Total">How many instances the whole list has, as the platform says; null when it does not say.</param>
    private sealed record Page(InstanceAnswer?[] Instances, string? Next, long? Total);
}
