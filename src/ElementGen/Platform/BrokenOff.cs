using System.Globalization;

namespace ElementGen;

/// <summary>Why only the beginning of an answer arrived.</summary>
/// <param name="Problem">What happened to the answer, as the words that follow "the answer".</param>
/// <param name="Cause">The exception that ended the reading; null for none.</param>
internal sealed record BrokenOff(string Problem, Exception? Cause)
{
    /// <summary>The answer is larger than any that the platform gives.</summary>
    public static BrokenOff TooLarge { get; } =
        new(FormattableString.Invariant($"has more than {AnswerBytes.Largest} bytes, which no answer of the platform has"), null);

    /// <summary>The answer did not end in time.</summary>
    /// <param name="waited">How long the whole call took.</param>
    /// <param name="cause">How the waiting ended.</param>
    public static BrokenOff After(TimeSpan waited, Exception cause) =>
        new(string.Create(CultureInfo.InvariantCulture, $"did not end within {waited.TotalSeconds:0.###} s"), cause);

    /// <summary>Reading it failed.</summary>
    /// <param name="cause">What was thrown.</param>
    /// <param name="secrets">The secrets that must not be shown.</param>
    public static BrokenOff By(Exception cause, SentSecrets secrets) => cause is InvalidDataException
        ? new("is damaged, or compressed in another way than it says", cause)
        : new($"broke off: {secrets.Sentence(cause.Message).TrimEnd('.')}", cause);
}
