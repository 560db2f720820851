namespace ElementGen.Definitions;

/// <summary>One value that a <c>COMBO</c> entry offers.</summary>
/// <param name="Value">The text that is sent.</param>
/// <param name="Description">What the value means; null where a definition has no description.</param>
public sealed record EntryOption(string Value, string? Description = null);
