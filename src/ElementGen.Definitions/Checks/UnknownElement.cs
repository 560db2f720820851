namespace ElementGen.Definitions;

/// <summary>An element key that no definition has, and what to do about it.</summary>
/// <param name="Nearest">The nearest key that a definition has; null when none is near.</param>
/// <param name="Advice">What to do, as a clause.</param>
internal sealed record UnknownElement(string? Nearest, string Advice)
{
    /// <summary>
    /// Checks <paramref name="key"/>. Null when a definition has it, or when a file named after it has problems, which are reported in that
    /// file.
    /// </summary>
    public static UnknownElement? Of(string key, ProjectDefinitions definitions, CancellationToken cancellationToken)
    {
        if (definitions.Find(key, cancellationToken) is not null
            || definitions.FilesNamedAfter(key).Any(file => file.Read(cancellationToken) is not { Problems.Count: 0 }))
        {
            return null;
        }

        var nearest = NearestText.Find(key, definitions.Keys);
        var advice = definitions.FindElsewhere(key, cancellationToken) is { } path
            ? $"'{path}' has it, but is not an ElementDefinition item"
            : nearest is not null ? $"the nearest is {MessageText.Quote(nearest)}"
            : $"add its definition as elements/{MessageText.Printable(key)}.json";
        return new UnknownElement(nearest, advice);
    }
}
