namespace ElementGen;

/// <summary>
/// Tells how an instance is saved by hand. Saved without its account, it would not count beside the row that the key has.
/// </summary>
internal static class SavingAdvice
{
    /// <summary>The call to make.</summary>
    public static string Of(InstanceKey key) =>
        $"store.SaveAsync(new InstanceKey(client.Account, \"{key.ElementKey}\", \"{key.Name}\"), instance)";
}
