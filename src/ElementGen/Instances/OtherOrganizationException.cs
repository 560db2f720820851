namespace ElementGen;

/// <summary>
/// A client that was given no account found an instance that was provisioned with another organization secret, and did not hand it out: its
/// token belongs to somebody else. Give each organization an account of its own, see <see cref="ElementsClientOptions.Account"/>.
/// </summary>
public sealed class OtherOrganizationException : ElementGenException
{
    internal OtherOrganizationException(InstanceKey key)
        : base(
            $"The store has {key}, but it was provisioned with another organization secret. Clients that are given no account share "
            + $"'{key.Account}'. Set ElementsClientOptions.Account: to a name for each organization; or, if the secret of the only "
            + $"organization was changed, to '{key.Account}'.") => Key = key;

    /// <summary>What was looked for.</summary>
    public InstanceKey Key { get; }
}
