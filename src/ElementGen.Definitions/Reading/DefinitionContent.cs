namespace ElementGen.Definitions;

/// <summary>What a definition file holds: the elements it defines, as far as they could be read, and every problem with its place.</summary>
/// <param name="Definitions">The elements, in the text's order. An element in which the text breaks holds what was read before the break.</param>
/// <param name="Problems">What is wrong, in the text's order.</param>
/// <param name="LooksLikeDefinition">
/// Whether the text seems to be a definition: some object has a <c>key</c> and an array <c>configuration</c>, or the text is broken and names both.
/// </param>
internal sealed record DefinitionContent(
    IReadOnlyList<LocatedDefinition> Definitions, IReadOnlyList<DefinitionProblem> Problems, bool LooksLikeDefinition)
{
    /// <summary>Whether the text is not JSON, so that what follows the break is unknown.</summary>
    public bool IsBroken => Problems.Any(static problem => problem.Kind == DefinitionProblemKind.NotJson);
}

/// <summary>An element with the places at which findings about it are reported.</summary>
/// <param name="Definition">The element; its key is "" when the text broke off before it was named.</param>
/// <param name="KeyRange">Where the element's key stands.</param>
/// <param name="Entries">Where each entry of <see cref="ElementDefinition.Entries"/> stands.</param>
internal sealed record LocatedDefinition(ElementDefinition Definition, ByteRange KeyRange, IReadOnlyList<EntryRanges> Entries);

/// <summary>The places of one entry.</summary>
/// <param name="Key">Where its key stands.</param>
/// <param name="Type">Where its type stands; the key's place when it has none.</param>
internal readonly record struct EntryRanges(ByteRange Key, ByteRange Type);
