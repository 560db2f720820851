namespace ElementGen;

// A plan is the protocol itself, over a store and a platform that remember what would change and pass on what is read.

/// <summary>A plan has come to where the call would make an instance, or wait.</summary>
/// <param name="step">What the call would do.</param>
internal sealed class PlanEndException(EnsureStep step) : Exception($"The plan ends with {step}.")
{
    /// <summary>What the call would do.</summary>
    public EnsureStep Step => step;
}

/// <summary>Ends a plan instead of waiting for what others do; waits as long as the platform asks.</summary>
internal sealed class PlannedWaiting(TimeProvider clock) : EnsureWaiting(clock)
{
    /// <inheritdoc/>
    public override Task DelayAsync(EnsureStep step, TimeSpan wait, CancellationToken cancellationToken) =>
        step is EnsureStep.BackingOff ? base.DelayAsync(step, wait, cancellationToken) : throw new PlanEndException(step);
}

/// <summary>The platform as it would be: what would be deleted is gone, and what would be tagged has its tag.</summary>
internal sealed class PlannedPlatform(
    PlatformConnection platform, Uri instances, ElementsCredentials credentials, SharedBackOff? backOff)
    : PlatformInstances(platform, instances, credentials, backOff)
{
    private readonly HashSet<string> _deleted = [];
    private readonly Dictionary<string, string> _tags = [];

    /// <inheritdoc/>
    public override Task<ProvisionedInstance> MakeAsync(
        PlatformCall call, ElementDescriptor element, string name, CancellationToken cancellationToken) =>
        throw new PlanEndException(EnsureStep.Sending);

    /// <inheritdoc/>
    public override async Task<ShownInstance?> GetAsync(string id, CancellationToken cancellationToken)
    {
        var shown = _deleted.Contains(id) ? null : await base.GetAsync(id, cancellationToken).ConfigureAwait(false);
        return shown is not null && _tags.TryGetValue(id, out var tag) ? shown with { Tags = [.. shown.Tags ?? [], tag] } : shown;
    }

    /// <inheritdoc/>
    public override async Task<List<ShownInstance>> ListTaggedAsync(string tag, InstanceKey key, CancellationToken cancellationToken)
    {
        var listed = await base.ListTaggedAsync(tag, key, cancellationToken).ConfigureAwait(false);
        return listed.FindAll(shown => !_deleted.Contains(shown.Id));
    }

    /// <inheritdoc/>
    public override Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        _deleted.Add(id);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task RemoveTagAsync(string id, string tag, CancellationToken cancellationToken)
    {
        _tags.Remove(id);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task AddTagAsync(ShownInstance shown, string tag, CancellationToken cancellationToken)
    {
        _tags[shown.Id] = tag;
        return Task.CompletedTask;
    }
}
