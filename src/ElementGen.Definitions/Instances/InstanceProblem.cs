namespace ElementGen.Definitions;

/// <summary>What kind of mistake an instance file holds, as far as it is seen without a definition.</summary>
public enum InstanceProblemKind
{
    /// <summary>The text is not JSON; nothing behind this place was read.</summary>
    NotJson,

    /// <summary>A body names no element.</summary>
    NoElement,

    /// <summary>What stands here is no value that a configuration, or an entry of one, can take.</summary>
    UnsuitableValue,
}

/// <summary>A mistake in an instance file.</summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Message">What is wrong, as a clause without a full stop; one line, and bounded whatever the text holds. No value is in it.</param>
/// <param name="Range">Where it is wrong.</param>
/// <param name="Name">What takes the unsuitable value: a key of the configuration, or <c>configuration</c> itself; else null.</param>
/// <param name="IsCurlyQuote">Whether a curly quote stands there in place of a straight one, so that straightening it repairs the text.</param>
public sealed record InstanceProblem(
    InstanceProblemKind Kind, string Message, ByteRange Range, string? Name = null, bool IsCurlyQuote = false);
