namespace ElementGen.Storage;

/// <summary>
/// Instances are retained, but what is kept of them cannot be read: it is damaged, or its keys are lost. Holds no secret.
/// </summary>
public sealed class RetainedInstanceException : ElementGenException
{
    internal const string Remedy =
        "Restore the database and its keys from one backup; or remove it from the store by its id, and read it from the platform "
        + "or provision it again.";

    private const int NamedInMessage = 10;

    private readonly IReadOnlyList<RetainedInstanceException>? _all;

    internal RetainedInstanceException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    private RetainedInstanceException(string message, IReadOnlyList<RetainedInstanceException> all)
        : base(message, all[0].InnerException) => _all = all;

    /// <summary>
    /// All instances that cannot be read, each as an exception that names it: several when the store was listed, else this one alone. The
    /// other properties are those of the first.
    /// </summary>
    public IReadOnlyList<RetainedInstanceException> All => _all ?? [this];

    /// <summary>
    /// The instance's id, by which <see cref="IInstanceStore.RemoveAsync(long, CancellationToken)"/> removes it; 0 when it is not a
    /// 64-bit whole number, or when the platform told none.
    /// </summary>
    public required long InstanceId { get; init; }

    /// <summary>
    /// The instance's id when it is not a 64-bit whole number; null otherwise.
    /// <see cref="IInstanceStore.RemoveAsync(string, string, CancellationToken)"/> removes it.
    /// </summary>
    public string? InstanceTextId { get; init; }

    /// <summary>The account that the instance belongs to; "" for none.</summary>
    public string Account { get; init; } = "";

    /// <summary>The element's key.</summary>
    public required string ElementKey { get; init; }

    /// <summary>The name that the instance is kept under.</summary>
    public required string InstanceName { get; init; }

    /// <summary>One exception for all that a list could not give.</summary>
    internal static RetainedInstanceException Of(IReadOnlyList<RetainedInstanceException> unreadable, string place)
    {
        var first = unreadable[0];
        if (unreadable.Count == 1)
            return first;

        var named = unreadable.Take(NamedInMessage)
            .Select(static one => $"{one.InstanceTextId ?? FormattableString.Invariant($"{one.InstanceId}")} '{one.InstanceName}'");
        var more = unreadable.Count > NamedInMessage ? $" and {unreadable.Count - NamedInMessage} more" : "";
        var message = $"{unreadable.Count} instances are retained in {place}, but cannot be read: {string.Join(", ", named)}{more}. "
            + "All others have been listed. This exception's All tells the reason for each.";
        return new RetainedInstanceException(message, unreadable)
        {
            InstanceId = first.InstanceId,
            InstanceTextId = first.InstanceTextId,
            Account = first.Account,
            ElementKey = first.ElementKey,
            InstanceName = first.InstanceName,
        };
    }
}
