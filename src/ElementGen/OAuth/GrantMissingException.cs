namespace ElementGen;

/// <summary>An instance is authorized by an OAuth grant, and none was given. Nothing was sent.</summary>
public sealed class GrantMissingException : ElementGenException
{
    /// <summary>Names the element.</summary>
    /// <param name="elementKey">The element's key.</param>
    public GrantMissingException(string elementKey)
        : base(
            ShownText.Of($"An instance of '{elementKey}' is authorized by an OAuth grant, and none was given. ")
                + "Ask for one with AuthorizeAsync of its class, complete the authorization with what comes to the callback, and pass the "
                + "grant to ProvisionAsync; or import a refresh token with OAuthGrant.FromRefreshToken. Nothing was sent.")
    {
        ElementKey = elementKey;
    }

    /// <summary>The element's key (<c>box</c>).</summary>
    public string ElementKey { get; }
}
