namespace ElementGen.Definitions;

/// <summary>The kinds of problems in an instance file that can be found without a definition.</summary>
internal enum RequestBodyProblemKind
{
    /// <summary>The text is not JSON. Nothing after this place was read.</summary>
    NotJson,

    /// <summary>A body names no element.</summary>
    NoElement,

    /// <summary>The configuration, or an entry of it, cannot take the value.</summary>
    UnsuitableValue,
}

/// <summary>A problem in an instance file.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Message">What is wrong: one short line, a clause without a full stop. It never quotes a value.</param>
/// <param name="Range">Where it is wrong.</param>
/// <param name="Name">The name of the unsuitable value: a key of the configuration, or <c>configuration</c>. Else null.</param>
/// <param name="IsCurlyQuote">Whether the problem is a curly quote that must be straight.</param>
internal sealed record RequestBodyProblem(
    RequestBodyProblemKind Kind, string Message, ByteRange Range, string? Name = null, bool IsCurlyQuote = false);
