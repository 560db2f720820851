using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Which instances a caller asks for.</summary>
/// <param name="Tags">The tags that an instance must have, all of them, each once.</param>
/// <param name="SearchText">
/// Text that the instance's name or its element's key must contain, in capitals, because case is ignored; "" matches any.
/// </param>
/// <param name="CreatedBefore">Only instances created before; null for all. A search that lags behind does not see the newest.</param>
internal sealed record InstanceQuery(IReadOnlyList<string> Tags, string SearchText, DateTimeOffset? CreatedBefore = null)
{
    /// <summary>Whether every instance matches.</summary>
    public bool MatchesAll => Tags.Count == 0 && MatchesAllWithTags;

    /// <summary>Whether every instance that has the tags matches.</summary>
    public bool MatchesAllWithTags => SearchText.Length == 0 && CreatedBefore is null;

    /// <summary>Whether this is a search rather than a list of everything.</summary>
    public bool IsSearch => Tags.Count > 0 || SearchText.Length > 0;

    /// <summary>Reads <c>tags[]</c> and <c>searchText</c>.</summary>
    public static InstanceQuery Read(IQueryCollection parameters) =>
        new(
            [.. parameters["tags[]"].OfType<string>().Distinct(StringComparer.Ordinal)],
            parameters["searchText"].ToString().ToUpperInvariant());

    /// <summary>Whether <paramref name="instance"/>, which has the tags, is asked for.</summary>
    public bool Matches(PlatformInstance instance) =>
        (SearchText.Length == 0 || instance.SearchedText.Contains(SearchText, StringComparison.Ordinal))
        && !(instance.Created >= CreatedBefore);
}
