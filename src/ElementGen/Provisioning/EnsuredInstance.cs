namespace ElementGen;

/// <summary>What became of one <see cref="DesiredInstance"/>.</summary>
/// <param name="Key">Which instance.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record EnsuredInstance(InstanceKey Key, EnsureOutcome Outcome)
{
    /// <summary>
    /// The instance, with its token, which is in the store; null when <see cref="Outcome"/> is <see cref="EnsureOutcome.Failed"/>. One that
    /// was made and could not be retained is in <see cref="InstanceNotRetainedException.Instance"/> of the exception.
    /// </summary>
    public ProvisionedInstance? Instance { get; init; }

    /// <summary>
    /// Why it failed: an exception of <see cref="ElementsClient.EnsureProvisionedInstanceAsync"/>; null when it did not fail.
    /// </summary>
    public Exception? Exception { get; init; }

    /// <summary>Says what became of which instance.</summary>
    /// <returns>One line for people, without a secret.</returns>
    public override string ToString() => ShownText.Of($"{Outcome}: {Key}" + (Exception is null ? "" : $". {Exception.Message}"));
}

/// <summary>How a call that ensures an instance came by it.</summary>
public enum EnsureOutcome
{
    /// <summary>The call made it. Its answer may have been lost, so that the call found it afterwards.</summary>
    Made,

    /// <summary>It was there.</summary>
    Found,

    /// <summary>
    /// It existed, but the store did not have it: it was found by its tag, for instance because the process that made it ended too early,
    /// or by its name, see <see cref="EnsureOptions.Adopt"/>.
    /// </summary>
    Adopted,

    /// <summary>
    /// It was there, made with another configuration, and nothing was changed; see <see cref="ProvisionedInstance.ConfigurationDiffers"/>.
    /// </summary>
    Differs,

    /// <summary>It could not be ensured; <see cref="EnsuredInstance.Exception"/> says why.</summary>
    Failed,
}
