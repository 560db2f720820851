namespace ElementGen.CodeFixes.Initializers;

/// <summary>The code that is added to an initializer for one property.</summary>
/// <param name="Code">The assignment, without a comma.</param>
/// <param name="Label">What a person must fill in, as a comment; null when the assignment needs none.</param>
internal sealed record Assignment(string Code, string? Label);
