namespace ElementGen.Definitions;

/// <summary>The kinds of problems in an instance file that show without a definition.</summary>
internal enum RequestBodyProblemKind
{
    /// <summary>The text is not JSON; nothing after this place was read.</summary>
    NotJson,

    /// <summary>A body names no element.</summary>
    NoElement,

    /// <summary>The value is none that a configuration, or an entry of it, can take.</summary>
    UnsuitableValue,
}

/// <summary>A problem in an instance file.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Message">What is wrong, as a clause without a full stop; one line, and short whatever the text holds. It quotes no value.</param>
/// <param name="Range">Where it is wrong.</param>
/// <param name="Name">What takes the unsuitable value: a key of the configuration, or <c>configuration</c> itself; else null.</param>
/// <param name="IsCurlyQuote">Whether a curly quote stands where a straight one must, so that straightening it repairs the text.</param>
internal sealed record RequestBodyProblem(
    RequestBodyProblemKind Kind, string Message, ByteRange Range, string? Name = null, bool IsCurlyQuote = false);
