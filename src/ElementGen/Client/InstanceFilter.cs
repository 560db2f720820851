namespace ElementGen;

/// <summary>Which instances to list; all of them by default.</summary>
public sealed class InstanceFilter
{
    /// <summary>Only instances with these tags; none by default.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Only instances that the platform finds by this text; null for all.</summary>
    public string? SearchText { get; init; }

    /// <summary>
    /// Only instances of the element with this key; null for all. The platform has no such filter, so that the client applies it to the
    /// platform's answers.
    /// </summary>
    public string? ElementKey { get; init; }

    /// <summary>How many instances the platform answers at a time, at least 1; 100 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int PageSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;
}
