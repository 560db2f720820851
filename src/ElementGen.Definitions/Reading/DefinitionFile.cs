namespace ElementGen.Definitions;

/// <summary>What a definition's text holds: the elements it defines, as far as it could be read, and every problem with its place.</summary>
/// <param name="Definitions">The elements, in the text's order. One that broke off holds what was read before.</param>
/// <param name="Problems">What is wrong, in the text's order.</param>
/// <param name="LooksLikeDefinition">
/// Whether the text seems meant as a definition: some object has both <c>key</c> and <c>configuration</c>, or the text is broken and names both.
/// </param>
public sealed record DefinitionFile(
    IReadOnlyList<LocatedDefinition> Definitions, IReadOnlyList<DefinitionProblem> Problems, bool LooksLikeDefinition)
{
    /// <summary>Whether the text is not JSON, so that what stands behind the break is not known.</summary>
    public bool IsBroken => Problems.Any(static problem => problem.Kind == DefinitionProblemKind.NotJson);
}

/// <summary>An element with the places where its text names things; the places stay with whoever reports.</summary>
/// <param name="Definition">The element; its key is "" when the text broke off before it was named.</param>
/// <param name="KeyRange">Where the element's key stands.</param>
/// <param name="Entries">Where each entry of <see cref="ElementDefinition.Entries"/> stands.</param>
public sealed record LocatedDefinition(ElementDefinition Definition, ByteRange KeyRange, IReadOnlyList<EntryRanges> Entries);

/// <summary>The places of one entry.</summary>
/// <param name="Key">Where its key stands.</param>
/// <param name="Type">Where its type stands; the key's place when it has none.</param>
public readonly record struct EntryRanges(ByteRange Key, ByteRange Type);
