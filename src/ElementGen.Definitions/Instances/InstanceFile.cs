namespace ElementGen.Definitions;

/// <summary>What an instance file holds: the bodies of requests that make instances, and every problem that is seen without a definition.</summary>
/// <param name="Bodies">The bodies in the text's order; of a text that is not JSON, those that stand whole before the break.</param>
/// <param name="Problems">What is wrong, in the text's order.</param>
/// <param name="LooksLikeInstance">
/// Whether the text seems meant as an instance file: some object has <c>element</c>, or the text is broken and has something of that name.
/// </param>
public sealed record InstanceFile(IReadOnlyList<InstanceBody> Bodies, IReadOnlyList<InstanceProblem> Problems, bool LooksLikeInstance)
{
    /// <summary>Whether the text is not JSON, so that what stands behind the break is not known.</summary>
    public bool IsBroken => Problems.Any(static problem => problem.Kind == InstanceProblemKind.NotJson);
}

/// <summary>The body of one request, with the places where it names things.</summary>
public sealed record InstanceBody
{
    /// <summary>
    /// The key of the element; null when the body names the element by its id alone, which says nothing about its definition, or names none,
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
    /// Whether the body takes over an access that was granted elsewhere (<c>externalAuthentication</c>): its configuration then holds what no
    /// definition lists.
    /// </summary>
    public bool HasExternalAuthentication { get; init; }

    /// <summary>The values of the configuration in the text's order; a key that stands twice is in it twice.</summary>
    public IReadOnlyList<InstanceValue> Values { get; init; } = [];
}

/// <summary>A key of a configuration with what stands behind it.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyRange">Where the key stands.</param>
/// <param name="Value">
/// The value; numbers and booleans as the texts that the platform takes them for, null as none, and unknown where an object or an array stands.
/// </param>
/// <param name="ValueRange">Where the value stands; of an object or an array, its first character.</param>
public readonly record struct InstanceValue(string Key, ByteRange KeyRange, EntryValue Value, ByteRange ValueRange);
