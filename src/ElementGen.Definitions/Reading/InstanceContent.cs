namespace ElementGen.Definitions;

/// <summary>The content of an instance file: request bodies, and every problem that can be found without a definition.</summary>
/// <param name="Bodies">The bodies, in text order. When the text is not JSON, those that end before the break.</param>
/// <param name="Problems">The problems, in text order.</param>
/// <param name="LooksLikeBody">
/// Whether the text seems to hold a request body: an object has a <c>configuration</c> and an <c>element</c> with a key or an id, or the
/// text is not JSON but seems to have a property called <c>element</c>.
/// </param>
internal sealed record InstanceContent(
    IReadOnlyList<RequestBody> Bodies, IReadOnlyList<RequestBodyProblem> Problems, bool LooksLikeBody)
{
    /// <summary>Whether the text is not JSON. What follows the break is then unknown.</summary>
    public bool IsBroken => Problems.Any(static problem => problem.Kind == RequestBodyProblemKind.NotJson);

    /// <summary>What the text is: its first object, or, if it is broken, what comes before the break.</summary>
    public RecognizedText Recognized { get; init; }

    /// <summary>The objects that are no bodies but something else that is known: the first of each kind.</summary>
    public IReadOnlyList<RecognizedText> Misplaced { get; init; } = [];

    /// <summary>
    /// Whether the text is not somebody else's: it seems to hold a body, or it is a definition, so that it is in the wrong file.
    /// </summary>
    public bool LooksLikeOurs => LooksLikeBody || Recognized.Kind == TextKind.Definition;

    /// <summary>
    /// Whether a body has an <c>element</c>, valid or not, or an object is known to be something else, or the text is not JSON and seems to
    /// have an <c>element</c>.
    /// </summary>
    public bool NamesElement =>
        IsBroken ? LooksLikeBody : Misplaced.Count > 0 || Bodies.Any(static body => body.ElementRange != default);
}

/// <summary>The body of a request that creates an instance, with the ranges at which findings about it are reported.</summary>
internal sealed record RequestBody
{
    /// <summary>
    /// The key of the element. Null when the body names the element only by its id, from which no definition can be found, or names none,
    /// which is reported as a problem.
    /// </summary>
    public string? ElementKey { get; init; }

    /// <summary>The range of <see cref="ElementKey"/>.</summary>
    public ByteRange ElementKeyRange { get; init; }

    /// <summary>Whether the object is something else that is known, such as an answer of the platform.</summary>
    public bool IsMisplaced { get; init; }

    /// <summary>The range of the name <c>element</c>.</summary>
    public ByteRange ElementRange { get; init; }

    /// <summary>The range of the name <c>configuration</c>; null when the body has no configuration.</summary>
    public ByteRange? ConfigurationRange { get; init; }

    /// <summary>
    /// Whether the body imports access that was granted elsewhere (<c>externalAuthentication</c>). Its configuration then has a key that no
    /// definition lists.
    /// </summary>
    public bool HasExternalAuthentication { get; init; }

    /// <summary>Where the name <c>providerData</c> stands; null when the body has none.</summary>
    public ByteRange? ProviderDataRange { get; init; }

    /// <summary>Whether <c>providerData</c> has a <c>code</c>, the grant of OAuth 2.</summary>
    public bool HasProviderDataCode { get; init; }

    /// <summary>The names and places of other members of the body, in the text's order.</summary>
    public IReadOnlyList<(string Key, ByteRange Range)> OtherMembers { get; init; } = [];

    /// <summary>The values of the configuration in the text's order; a key that stands twice is listed twice.</summary>
    public IReadOnlyList<BodyValue> Values { get; init; } = [];
}

/// <summary>A key of a configuration, and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyRange">The range of the key.</param>
/// <param name="Value">
/// The value. A number or a boolean is the text that the platform reads it as, null is no value, and an object or an array is unknown.
/// </param>
/// <param name="ValueRange">Where the value stands; for an object or an array, its first character.</param>
/// <param name="Structure">What stands there when it is an object or an array, in words; else null.</param>
internal readonly record struct BodyValue(
    string Key, ByteRange KeyRange, EntryValue Value, ByteRange ValueRange, string? Structure = null);
