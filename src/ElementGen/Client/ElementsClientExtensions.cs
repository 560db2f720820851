namespace ElementGen;

/// <summary>Calls of <see cref="ElementsClient"/> for instances that are at hand, in a list for instance.</summary>
public static class ElementsClientExtensions
{
    /// <inheritdoc cref="ElementsClient.EnsureAllAsync"/>
    /// <param name="client">The client.</param>
    /// <param name="desired">The instances, read as they are needed.</param>
    /// <param name="options">How many at a time, and how; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the whole.</param>
    public static IAsyncEnumerable<EnsuredInstance> EnsureAllAsync(
        this ElementsClient client,
        IEnumerable<DesiredInstance> desired,
        EnsureAllOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(desired);
        return client.EnsureAllAsync(OneByOneAsync(desired), options, cancellationToken);
    }

    /// <inheritdoc cref="ElementsClient.PlanAsync"/>
    /// <param name="client">The client.</param>
    /// <param name="desired">The instances, read as they are needed.</param>
    /// <param name="options">How many at a time, and how they would be ensured; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the plan.</param>
    public static IAsyncEnumerable<PlannedInstance> PlanAsync(
        this ElementsClient client,
        IEnumerable<DesiredInstance> desired,
        EnsureAllOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(desired);
        return client.PlanAsync(OneByOneAsync(desired), options, cancellationToken);
    }

    private static async IAsyncEnumerable<DesiredInstance> OneByOneAsync(IEnumerable<DesiredInstance> desired)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var instance in desired)
            yield return instance;
    }
}
