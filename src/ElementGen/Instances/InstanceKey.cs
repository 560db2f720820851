namespace ElementGen;

/// <summary>
/// What a retained instance belongs to. Each part is as it was asked for when the instance was provisioned, whatever the platform
/// answered: the platform may change a name, and an application that looks for the instance after a restart knows only what it asked for.
/// </summary>
/// <param name="Account">
/// The platform and organization, see <see cref="ElementsClientOptions.Account"/>; "" for an instance that was saved without an account.
/// </param>
/// <param name="ElementKey">The element's key (<c>infobip</c>).</param>
/// <param name="Name">The instance's name.</param>
public sealed record InstanceKey(string Account, string ElementKey, string Name)
{
    /// <summary>The three parts, for people.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        ShownText.Of($"'{Name}' of '{ElementKey}'" + (Account.Length == 0 ? " without an account" : $" in account '{Account}'"));
}
