using System.Net;

namespace ElementGen;

/// <content>What handlers and servers do that the client has to stop.</content>
internal static partial class PlatformFailure
{
    /// <summary>A handler tried to send a creation a second time.</summary>
    public static ElementsApiException SentAgain(PlatformCall call) =>
        new(
            $"{call} failed: a handler of the HttpClient tried to send the request a second time. That was stopped, because the platform "
                + "would make a second instance. What the first attempt did is unknown." + MayExist
                + " Let the handler repeat no POST: with a resilience handler, options.Retry.DisableForUnsafeHttpMethods()."
                + " If it repeats none, it may have copied the content by CopyToAsync, which counts as sending: let it read by"
                + " ReadAsByteArrayAsync instead.")
        {
            InstanceMayExist = true,
        };

    /// <summary>The HttpClient followed a redirect, or tried to.</summary>
    /// <param name="call">The call.</param>
    /// <param name="redirect">Where it was redirected to.</param>
    /// <param name="instance">What the answer from there tells of an instance; null for nothing.</param>
    public static ElementsApiException Redirected(PlatformCall call, FollowedRedirect redirect, ProvisionedInstance? instance = null) =>
        new(
            $"{call} was redirected to {call.Secrets.Shown(redirect.Address.GetLeftPart(UriPartial.Authority))}, and the HttpClient "
                + "followed. An answer that comes from there is not the platform's."
                + (redirect.WithBody ? " The request's body went there too: renew the secrets that are in it." : "")
                + (call.MakesInstance ? MayExist : "")
                + Told(instance)
                + " Set AllowAutoRedirect = false on the HttpClient's handler, and check the base address.")
        {
            InstanceMayExist = call.MakesInstance,
            Instance = instance,
        };

    /// <summary>No handler added the authorization.</summary>
    /// <param name="call">The call.</param>
    /// <param name="answer">The answer to a creation, which failed or holds no usable token; null for another call.</param>
    /// <param name="instance">What the answer tells of an instance; null for nothing.</param>
    public static ElementsApiException SentWithoutAuthorization(
        PlatformCall call, PlatformAnswer? answer = null, ProvisionedInstance? instance = null)
    {
        var mayExist = answer is not null && (instance is not null || !IsRefusedForCertain(answer));
        return new(
            $"{call} was sent without authorization: AuthorizationByHandler is set, but the HttpClient has no "
                + "ElementsAuthorizationHandler. Make one its primary handler, or leave the option out."
                + (answer is null ? "" : $" The answer was {Describe(answer.Status)}.") + (mayExist ? MayExist : "") + Told(instance))
        {
            Status = answer?.Status,
            RequestId = call.Secrets.ShownId(answer?.RequestId),
            InstanceMayExist = mayExist,
            Instance = instance,
        };
    }

    /// <summary>The platform goes on giving pages for ever.</summary>
    /// <param name="call">The call that started the list.</param>
    /// <param name="pages">How many pages were read.</param>
    /// <param name="problem">Why no more are read.</param>
    public static ElementsApiException EndlessList(PlatformCall call, int pages, string problem) =>
        new(
            $"{call} was answered with a list that does not end: after {pages} pages, {problem}. The list may lack some. "
                + "Check that whatever stands between here and the platform leaves the query of a request as it is.")
        {
            Status = HttpStatusCode.OK,
        };

    /// <summary>A list of instances tells none of their tokens, so that none can be found by its token.</summary>
    public static ElementsApiException ListWithoutTokens(PlatformCall call, int instances) =>
        new(
            $"{call} was answered with {instances} instances, and with the token of none. So no instance can be found by its token. "
                + "Get it by its id with ElementsClient.GetInstanceAsync instead.")
        {
            Status = HttpStatusCode.OK,
        };

    /// <summary>The list ended before the instances that the platform had counted.</summary>
    public static ElementsApiException IncompleteList(PlatformCall call) =>
        new($"{call} was answered with fewer instances than the platform counted. Instances may be missing from the list.")
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
