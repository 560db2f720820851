namespace ElementGen.Storage;

/// <summary>Which rows to read: those that agree with all that is given. Texts are compared byte by byte.</summary>
internal sealed record RowFilter
{
    /// <summary>The accounts, "" for no account; null for every row.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>The element's key; null for every one.</summary>
    public string? ElementKey { get; init; }

    /// <summary>The name; null for every one.</summary>
    public string? Name { get; init; }

    /// <summary>The instance's id as text; null for every one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Whether to leave out history.</summary>
    public bool OnlyCurrent { get; init; }

    /// <summary>Whether to leave out all but the one that was saved last.</summary>
    public bool OnlyNewest { get; init; }

    /// <summary>Whether rows without an instance count, too.</summary>
    public bool WithoutInstanceToo { get; init; }

    /// <summary>Every row with an instance.</summary>
    public static RowFilter All { get; } = new();

    /// <summary>The rows of a name that have an instance, history too.</summary>
    public static RowFilter Of(InstanceKey key) => new() { Accounts = [key.Account], ElementKey = key.ElementKey, Name = key.Name };
}
