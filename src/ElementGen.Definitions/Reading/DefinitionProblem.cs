namespace ElementGen.Definitions;

/// <summary>What kind of mistake a definition's text holds.</summary>
public enum DefinitionProblemKind
{
    /// <summary>The text is not JSON; nothing behind this place was read.</summary>
    NotJson,

    /// <summary>The text is JSON, but here it does not describe an element.</summary>
    NotAnElement,
}

/// <summary>A mistake in a definition's text.</summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Message">What is wrong, as a clause without a full stop; one line, and bounded whatever the text holds.</param>
/// <param name="Range">Where it is wrong.</param>
/// <param name="IsCurlyQuote">Whether a curly quote stands there in place of a straight one, so that straightening it repairs the text.</param>
public sealed record DefinitionProblem(DefinitionProblemKind Kind, string Message, ByteRange Range, bool IsCurlyQuote = false);
