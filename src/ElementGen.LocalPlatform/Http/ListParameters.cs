using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>The query parameters of a list.</summary>
internal static class ListParameters
{
    /// <summary>
    /// Refuses a parameter that the list does not have. It may be meant as a filter, and a list that ignores its filter has items that the
    /// caller did not ask for, and may delete. What the platform does is not documented.
    /// </summary>
    /// <exception cref="RefusedException">There is such a parameter.</exception>
    public static void RefuseOthersThan(this IQueryCollection query, params string[] known)
    {
        if (query.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new RefusedException(
                StatusCodes.Status400BadRequest,
                $"The local platform has no parameter '{unknown}' for this list. It has {string.Join(", ", known)}.");
        }
    }
}
