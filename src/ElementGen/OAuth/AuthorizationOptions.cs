using System.Collections.ObjectModel;

namespace ElementGen;

/// <summary>How a person's consent is asked for.</summary>
public sealed class AuthorizationOptions
{
    private readonly TimeSpan _lifetime = TimeSpan.FromHours(1);

    /// <summary>
    /// Where the provider sends the person back to, with the grant: an absolute address that the provider knows as one of the application.
    /// Null, the default, for the configuration's <c>oauth.callback.url</c>; both set must be the same.
    /// </summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>
    /// What the application asks to be allowed, as the provider writes it; null for what the element asks for by default.
    /// </summary>
    public string? Scope { get; init; }

    /// <summary>
    /// Parameters of the authorization beside the configuration's entries, which are passed on as they are (<c>siteAddress</c>); none by
    /// default. They win over entries of the same name.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>How long the person may take; one hour by default. After that, the callback is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than a year.</exception>
    public TimeSpan Lifetime
    {
        get => _lifetime;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(365));
            _lifetime = value;
        }
    }
}
