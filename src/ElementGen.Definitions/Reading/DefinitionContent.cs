namespace ElementGen.Definitions;

/// <summary>The content of a definition file: the elements that could be read, and every problem.</summary>
/// <param name="Definitions">The elements, in text order. If the text breaks off in an element, that one has what was read before.</param>
/// <param name="Problems">The problems, in text order.</param>
/// <param name="LooksLikeDefinition">
/// Whether the text seems to be a definition: an object has a <c>key</c> and an array <c>configuration</c>, or the text is not JSON but
/// contains both words.
/// </param>
internal sealed record DefinitionContent(
    IReadOnlyList<LocatedDefinition> Definitions, IReadOnlyList<DefinitionProblem> Problems, bool LooksLikeDefinition)
{
    /// <summary>Whether the text is not JSON. What follows the break is then unknown.</summary>
    public bool IsBroken => Problems.Any(static problem => problem.Kind == DefinitionProblemKind.NotJson);

    /// <summary>What the text is, if it has problems and no element was seen in it; else of no known kind.</summary>
    public RecognizedText Recognized { get; init; }

    /// <summary>
    /// Whether the text is not somebody else's: it seems to be a definition, or is about an instance, so that it is in the wrong file.
    /// </summary>
    public bool LooksLikeOurs => LooksLikeDefinition || Recognized.IsAboutInstance;
}

/// <summary>An element with the ranges at which findings about it are reported.</summary>
/// <param name="Definition">The element. Its key is "" when the text breaks off before the key.</param>
/// <param name="KeyRange">The range of the element's key.</param>
/// <param name="Entries">The ranges of each entry of <see cref="ElementDefinition.Entries"/>.</param>
internal sealed record LocatedDefinition(ElementDefinition Definition, ByteRange KeyRange, IReadOnlyList<EntryRanges> Entries);

/// <summary>The ranges of one entry's parts.</summary>
/// <param name="Key">The range of its key.</param>
/// <param name="Type">The range of its type; that of its key when it has no type.</param>
internal readonly record struct EntryRanges(ByteRange Key, ByteRange Type);
