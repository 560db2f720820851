namespace ElementGen;

/// <summary>
/// An instance has to be made that is authorized by an OAuth grant, and none was given, or one that an earlier creation has used up.
/// </summary>
/// <remarks>
/// <see cref="ElementsClient.ProvisionInstanceAsync"/> throws it before anything is sent.
/// <see cref="ElementsClient.EnsureProvisionedInstanceAsync"/> throws it only if it has looked for the instance, also after an unknown
/// outcome, and found none: call it without a grant first, and ask a person only after this exception.
/// </remarks>
public sealed class GrantMissingException : ElementGenException
{
    /// <summary>Names the element.</summary>
    /// <param name="elementKey">The element's key.</param>
    public GrantMissingException(string elementKey)
        : base(
            ShownText.Of($"An instance of '{elementKey}' is authorized by an OAuth grant, and none was given. ")
                + "Ask for one with AuthorizeAsync of its class, complete the authorization with what comes to the callback, and pass the "
                + "grant to ProvisionAsync or, in EnsureOptions, to EnsureProvisionedAsync; or import a refresh token with "
                + "OAuthGrant.FromRefreshToken. No instance was made.")
    {
        ElementKey = elementKey;
    }

    private GrantMissingException(string elementKey, string message)
        : base(message) => ElementKey = elementKey;

    /// <summary>The element's key (<c>box</c>).</summary>
    public string ElementKey { get; }

    internal static GrantMissingException UsedUp(string elementKey) => new(
        elementKey,
        ShownText.Of($"The OAuth grant for an instance of '{elementKey}' went with a creation that made no instance, or whose outcome was ")
            + "not known for long, and a grant serves once. Ask for another with AuthorizeAsync of its class, and ensure the instance "
            + "again with that one.");
}
