namespace ElementGen.Definitions;

/// <summary>What an instance file holds: request bodies, and every problem that shows without a definition.</summary>
/// <param name="Bodies">The bodies in the text's order. When the text is not JSON, those that end before the break.</param>
/// <param name="Problems">What is wrong, in the text's order.</param>
/// <param name="LooksLikeBody">
/// Whether the text seems to be an instance file: some object has a <c>configuration</c> and an <c>element</c> with a key or an id, or the text is
/// broken and has something called <c>element</c>.
/// </param>
internal sealed record InstanceContent(IReadOnlyList<RequestBody> Bodies, IReadOnlyList<RequestBodyProblem> Problems, bool LooksLikeBody)
{
    /// <summary>Whether the text is not JSON, so that what follows the break is unknown.</summary>
    public bool IsBroken => Problems.Any(static problem => problem.Kind == RequestBodyProblemKind.NotJson);
}

/// <summary>The body of one request that makes an instance, with the places at which findings about it are reported.</summary>
internal sealed record RequestBody
{
    /// <summary>
    /// The key of the element. Null when the body names the element by its id alone, which does not tell its definition, or names no element,
    /// which is then among the problems.
    /// </summary>
    public string? ElementKey { get; init; }

    /// <summary>Where the value of <see cref="ElementKey"/> stands.</summary>
    public ByteRange ElementKeyRange { get; init; }

    /// <summary>Where the name <c>element</c> stands.</summary>
    public ByteRange ElementRange { get; init; }

    /// <summary>Where the name <c>configuration</c> stands; null when the body has none.</summary>
    public ByteRange? ConfigurationRange { get; init; }

    /// <summary>
    /// Whether the body imports an access that was granted elsewhere (<c>externalAuthentication</c>). Its configuration then has a key that no
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

/// <summary>A key of a configuration with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyRange">Where the key stands.</param>
/// <param name="Value">
/// The value. Numbers and booleans are the text that the platform reads them as; null is no value; an object or an array is unknown.
/// </param>
/// <param name="ValueRange">Where the value stands; for an object or an array, its first character.</param>
/// <param name="Structure">What stands there when it is an object or an array, in words; else null.</param>
internal readonly record struct BodyValue(
    string Key, ByteRange KeyRange, EntryValue Value, ByteRange ValueRange, string? Structure = null);
