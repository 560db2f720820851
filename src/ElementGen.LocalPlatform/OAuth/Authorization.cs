namespace ElementGen.LocalPlatform;

/// <summary>
/// An authorization on its way: a consent that was asked for and, once it was given, the grant that an instance is created from.
/// </summary>
internal sealed record Authorization
{
    /// <summary>Its id; of OAuth 1, the request token.</summary>
    public required string Id { get; init; }

    public required string ElementKey { get; init; }

    /// <summary>Where the consent page sends the grant; null until the address was asked for.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>The client id of the application that asked.</summary>
    public string? ClientId { get; init; }

    /// <summary>What the caller wants back with the grant; null when it gave none.</summary>
    public string? State { get; init; }

    /// <summary>The secret of a request token; null in OAuth 2.</summary>
    public string? RequestSecret { get; init; }

    /// <summary>The code or, of OAuth 1, the verifier; null until there is consent.</summary>
    public string? Grant { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>When there was consent; null until then.</summary>
    public DateTimeOffset? Granted { get; init; }

    public bool IsOAuth1 => RequestSecret is not null;
}
