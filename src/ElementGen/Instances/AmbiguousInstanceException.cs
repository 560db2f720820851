namespace ElementGen;

/// <summary>
/// A store was asked for an instance without an account, and several accounts have one. Nothing was found or removed: ask with the account,
/// or through an <see cref="ElementsClient"/>, which knows its own.
/// </summary>
public sealed class AmbiguousInstanceException : ElementGenException
{
    /// <summary>Names the accounts.</summary>
    /// <param name="message">What was asked for, and what to do.</param>
    /// <param name="accounts">The accounts, at least two; "" stands for instances that were saved without an account.</param>
    public AmbiguousInstanceException(string message, IReadOnlyList<string> accounts)
        : base(message) => Accounts = accounts;

    /// <summary>The accounts that have such an instance; "" stands for instances that were saved without an account.</summary>
    public IReadOnlyList<string> Accounts { get; }
}
