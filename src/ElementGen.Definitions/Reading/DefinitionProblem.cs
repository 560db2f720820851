namespace ElementGen.Definitions;

/// <summary>The kinds of problems in a definition's text.</summary>
internal enum DefinitionProblemKind
{
    /// <summary>The text is not JSON; nothing after this place was read.</summary>
    NotJson,

    /// <summary>The text is JSON, but here it does not describe an element.</summary>
    NotAnElement,
}

/// <summary>A problem in a definition's text.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Message">What is wrong, as a clause without a full stop; one line, and short whatever the text holds.</param>
/// <param name="Range">Where it is wrong.</param>
/// <param name="IsCurlyQuote">Whether a curly quote stands where a straight one must, so that straightening it repairs the text.</param>
internal sealed record DefinitionProblem(DefinitionProblemKind Kind, string Message, ByteRange Range, bool IsCurlyQuote = false);
