using System.Runtime.CompilerServices;
using System.Text;

namespace ElementGen;

/// <content>Reads the elements that the platform offers.</content>
public sealed partial class ElementsClient
{
    // Elements are large: some have megabytes of what is of no use here.
    private const int MostElementsOnPage = 20;

    /// <summary>Gets an element as this organization sees it.</summary>
    /// <param name="keyOrId">The element's key (<c>infobip</c>), or its id on this platform.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The element, with its configuration entries.</returns>
    /// <exception cref="ElementsApiException">There is no such element, or the platform refused or did not answer.</exception>
    public async Task<PlatformElement> GetElementAsync(string keyOrId, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var answer = await _platform.CallAsync(CallTo(HttpMethod.Get, PathToElement(keyOrId)), cancellationToken).ConfigureAwait(false);
        var element = answer.Read(InstanceAnswerJson.Default.PlatformElementAnswer);
        if (element.Key is null)
            answer.EnsureIsPlatforms();

        return element.ToElement();
    }

    /// <summary>Gets the configuration entries of an element.</summary>
    /// <param name="keyOrId">The element's key (<c>infobip</c>), or its id on this platform.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, also those that nobody can set.</returns>
    /// <exception cref="ElementsApiException">There is no such element, or the platform refused or did not answer.</exception>
    public async Task<IReadOnlyList<PlatformElementEntry>> GetElementEntriesAsync(
        string keyOrId, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var call = CallTo(HttpMethod.Get, PathToElement(keyOrId) + "/configuration");
        var answer = await _platform.CallAsync(call, cancellationToken).ConfigureAwait(false);
        return ElementEntryAnswer.ToEntries(answer.Read(InstanceAnswerJson.Default.ElementEntryAnswerArray));
    }

    /// <summary>Lists the elements that this organization can use, each once, page after page as they are asked for.</summary>
    /// <param name="where">The platform's own filter (<c>hub='messaging'</c>); null for all.</param>
    /// <param name="paging">How many the platform answers at a time; null for 20, because elements are large.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The elements; none when the platform finds none.</returns>
    /// <exception cref="ElementsApiException">
    /// The platform refused or did not answer, or the list has no end. Thrown while the elements are enumerated.
    /// </exception>
    public async IAsyncEnumerable<PlatformElement> ListElementsAsync(
        string? where = null, ListPaging? paging = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var size = paging?.PageSize ?? MostElementsOnPage;
        var pages = new ListPages<PlatformElementAnswer>(
            _platform.CallAsync,
            InstanceAnswerJson.Default.PlatformElementAnswerArray,
            static element => element.Id,
            page => CallTo(HttpMethod.Get, "elements" + ElementQueryOf(where, size, page)));
        await foreach (var element in pages.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return element.ToElement();
    }

    private static string PathToElement(string keyOrId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyOrId);
        return $"elements/{Uri.EscapeDataString(keyOrId)}";
    }

    private static string ElementQueryOf(string? where, int pageSize, string? page)
    {
        var query = new StringBuilder("?pageSize=").Append(pageSize);
        if (!string.IsNullOrEmpty(where))
            query.Append("&where=").Append(Uri.EscapeDataString(where));
        if (page is not null)
            query.Append("&nextPage=").Append(Uri.EscapeDataString(page));

        return query.ToString();
    }
}
