namespace ElementGen.Storage;

/// <summary>An instance is retained, but what is kept of it cannot be read: it is damaged, or its keys are lost. Holds no secret.</summary>
public sealed class RetainedInstanceException : ElementGenException
{
    internal RetainedInstanceException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The instance's id, by which <see cref="IInstanceStore.RemoveAsync(long, CancellationToken)"/> removes it.</summary>
    public required long InstanceId { get; init; }

    /// <summary>The element's key.</summary>
    public required string ElementKey { get; init; }

    /// <summary>The instance's name.</summary>
    public required string InstanceName { get; init; }
}
