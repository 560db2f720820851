namespace ElementGen.Storage;

/// <summary>An instance in a store, with what it belongs to.</summary>
/// <param name="Key">The account, the element's key and the name that it was saved under.</param>
/// <param name="Instance">The instance, with its token.</param>
/// <param name="IsCurrent">Whether it is found under its key; false for an older one, which is only listed.</param>
public sealed record RetainedEntry(InstanceKey Key, ProvisionedInstance Instance, bool IsCurrent);
