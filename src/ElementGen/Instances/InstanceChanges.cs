namespace ElementGen;

/// <summary>What to change of an instance. What is null, or not listed, stays as it is.</summary>
public sealed class InstanceChanges
{
    /// <summary>The new name; null to leave it. A store goes on finding the instance under the name that it was provisioned with.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// New values by key (<c>messaging.sms.infobip.sender</c>); "" takes a value away. None by default. Values are sent as they are: none
    /// is checked against the element, which this call does not know. <c>UpdateAsync</c> of a generated class does that.
    /// </summary>
    public AdditionalEntries Configuration { get; init; } = AdditionalEntries.None;

    /// <summary>
    /// All tags that the instance is to have, in place of those that it has; null to leave them. Tags that mark it as one of this library's
    /// (<c>elementgen-…</c>) stay: it is found by them. To add or remove single ones, use
    /// <see cref="ElementsClient.AddInstanceTagsAsync"/> and <see cref="ElementsClient.RemoveInstanceTagsAsync"/>.
    /// </summary>
    public IReadOnlyList<string>? Tags { get; init; }

    internal bool IsEmpty => Name is null && Tags is null && Configuration.Count == 0;
}
