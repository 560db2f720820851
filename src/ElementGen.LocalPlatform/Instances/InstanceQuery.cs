using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Which instances a caller asks for.</summary>
/// <param name="Tags">Tags that an instance must all have.</param>
/// <param name="SearchText">Text that the instance's name or its element's key must contain, in any case; empty for any.</param>
internal sealed record InstanceQuery(IReadOnlyList<string> Tags, string SearchText)
{
    /// <summary>Reads <c>tags[]</c> and <c>searchText</c>.</summary>
    public static InstanceQuery Read(IQueryCollection parameters) =>
        new([.. parameters["tags[]"].OfType<string>()], parameters["searchText"].ToString());
}
