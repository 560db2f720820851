namespace ElementGen.LocalPlatform;

/// <summary>A change that was made in memory and is not on the disk yet.</summary>
/// <param name="organization">Whose it is.</param>
/// <param name="content">What there is of the organization after it.</param>
/// <param name="write">Writes it.</param>
internal sealed class PendingChange(PlatformOrganization organization, OrganizationContent content, Action<StateDatabase> write)
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PlatformOrganization Organization => organization;

    public Action<StateDatabase> Write => write;

    /// <summary>Ends when the change is on the disk.</summary>
    public Task Written => _written.Task;

    /// <summary>Lets everybody see the change, and those go on who wait for it.</summary>
    public void Succeed()
    {
        organization.Publish(content);
        _written.SetResult();
    }

    public void Fail(StateException problem)
    {
        _written.SetException(problem);
        // The organization keeps the task, also when nobody waits for it.
        _ = _written.Task.Exception;
    }
}
