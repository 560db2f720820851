using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>The query parameters of a list.</summary>
/// <param name="isLoose">Whether a list ignores what it does not have.</param>
internal sealed class ListParameters(bool isLoose)
{
    /// <summary>
    /// Refuses a parameter that the list does not have. It may be meant as a filter, and a list that ignores its filter has items that the
    /// caller did not ask for, and may delete. What the platform does is not documented.
    /// </summary>
    /// <exception cref="RefusedException">There is such a parameter.</exception>
    public void RefuseOthersThan(IQueryCollection query, params string[] known)
    {
        if (!isLoose && query.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw RequestJson.Refused(
                $"The local platform has no parameter '{unknown}' for this list. It has {string.Join(", ", known)}.");
        }
    }
}
