namespace ElementGen.Definitions;

/// <summary>The kinds of problems in a definition file.</summary>
internal enum DefinitionProblemKind
{
    /// <summary>The text is not JSON. Nothing after this place was read.</summary>
    NotJson,

    /// <summary>The text is JSON, but does not describe an element here.</summary>
    NotAnElement,
}

/// <summary>A problem in a definition file.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Message">What is wrong: one short line, a clause without a full stop.</param>
/// <param name="Range">Where it is wrong.</param>
/// <param name="IsCurlyQuote">Whether the problem is a curly quote that must be straight.</param>
internal sealed record DefinitionProblem(DefinitionProblemKind Kind, string Message, ByteRange Range, bool IsCurlyQuote = false);
