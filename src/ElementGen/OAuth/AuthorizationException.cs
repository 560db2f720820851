namespace ElementGen;

/// <summary>Why an authorization gave no grant.</summary>
public enum AuthorizationProblem
{
    /// <summary>The address is no callback: it has no grant and no error, or one of its parameters twice.</summary>
    NoGrant,

    /// <summary>The callback belongs to no authorization that is waiting: it is unknown, another one's, or was completed already.</summary>
    Unknown,

    /// <summary>The person, or the provider, refused.</summary>
    Refused,

    /// <summary>The person took longer than <see cref="AuthorizationOptions.Lifetime"/>.</summary>
    Expired,
}

/// <summary>
/// An authorization gave no grant. The message contains nothing of what came to the callback but the provider's own error code.
/// </summary>
public sealed class AuthorizationException : ElementGenException
{
    /// <summary>Says what happened.</summary>
    /// <param name="problem">Why there is no grant.</param>
    /// <param name="message">What happened, and what to do.</param>
    public AuthorizationException(AuthorizationProblem problem, string message)
        : base(message)
    {
        Problem = problem;
    }

    /// <summary>Why there is no grant.</summary>
    public AuthorizationProblem Problem { get; }

    /// <summary>The provider's error code (<c>access_denied</c>); null when it gave none, or one that is no code.</summary>
    public string? ProviderError { get; init; }
}
