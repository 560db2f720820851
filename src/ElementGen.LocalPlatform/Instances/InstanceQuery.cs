using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Which instances a caller asks for.</summary>
/// <param name="Tags">The tags that an instance must have, all of them.</param>
/// <param name="SearchText">Text that the instance's name or its element's key must contain. Case is ignored, and "" matches any.</param>
internal sealed record InstanceQuery(IReadOnlyList<string> Tags, string SearchText)
{
    /// <summary>Reads <c>tags[]</c> and <c>searchText</c>.</summary>
    public static InstanceQuery Read(IQueryCollection parameters) =>
        new([.. parameters["tags[]"].OfType<string>()], parameters["searchText"].ToString());
}
