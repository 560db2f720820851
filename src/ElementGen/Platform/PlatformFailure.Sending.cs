using System.Net;

namespace ElementGen;

/// <content>What handlers and servers do that the client has to stop.</content>
internal static partial class PlatformFailure
{
    /// <summary>The platform goes on giving pages for ever.</summary>
    /// <param name="call">The call that started the list.</param>
    /// <param name="pages">How many pages were read.</param>
    /// <param name="problem">Why no more are read.</param>
    public static ElementsApiException EndlessList(PlatformCall call, int pages, string problem) =>
        new(
            $"{call} was answered with a list that does not end: after {pages} pages, {problem}. Instances may be missing from the list. "
                + "Check that whatever stands between here and the platform leaves the query of a request as it is.")
        {
            Status = HttpStatusCode.OK,
        };

    /// <summary>The answer to a caller's request is larger than the caller allows.</summary>
    public static ElementsApiException BeyondBound(PlatformCall call, HttpStatusCode status, long bound) =>
        new($"{call} was answered with {Describe(status)} and more than {bound} bytes, the most that MaxResponseBytes allows.")
        {
            Status = status,
        };
}
