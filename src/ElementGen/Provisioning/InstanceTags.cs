namespace ElementGen;

/// <summary>Which tags an instance has after a change. Those that mark it as this library's stay: it is found by them.</summary>
internal static class InstanceTags
{
    /// <summary>The tags and some more.</summary>
    public static IEnumerable<string> With(IEnumerable<string> has, IEnumerable<string> added) => has.Union(added, StringComparer.Ordinal);

    /// <summary>The tags but for some.</summary>
    public static IEnumerable<string> Without(IEnumerable<string> has, IEnumerable<string> removed) =>
        has.Except(removed.Where(static tag => !IsOwn(tag)), StringComparer.Ordinal);

    /// <summary>Other tags.</summary>
    public static IEnumerable<string> Replaced(IEnumerable<string> has, IEnumerable<string> tags) => tags.Concat(has.Where(IsOwn));

    /// <summary>Whether <paramref name="tag"/> marks an instance as this library's.</summary>
    public static bool IsOwn(string tag) => tag.StartsWith(InstanceTag.Prefix, StringComparison.Ordinal);
}
