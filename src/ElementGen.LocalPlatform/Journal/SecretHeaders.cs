using ElementGen.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ElementGen.LocalPlatform;

/// <summary>Masks secrets in the headers of requests.</summary>
internal static class SecretHeaders
{
    private static readonly string[] Secrets = [HeaderNames.Authorization, HeaderNames.ProxyAuthorization, HeaderNames.Cookie];

    /// <summary>The headers of a request with their values, in the order in which they arrived.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Mask(IHeaderDictionary headers, TextBudget budget)
    {
        var masked = new List<KeyValuePair<string, string>>(headers.Count);
        foreach (var (name, values) in headers)
            masked.Add(new(budget.Take(name), budget.Take(Mask(name, values))));

        return masked;
    }

    /// <summary>
    /// The value of a header. Of an authorization that the platform can read, the names of its parts are left, so that one sees whether a
    /// request has an instance's token.
    /// </summary>
    public static string Mask(string name, StringValues values) =>
        !IsSecret(name) ? values.ToString()
        : AuthorizationHeader.Parse(values) is not { } header ? ValueProblems.Mask
        : header.Element is null ? $"User {ValueProblems.Mask}, Organization {ValueProblems.Mask}"
        : $"User {ValueProblems.Mask}, Organization {ValueProblems.Mask}, Element {ValueProblems.Mask}";

    private static bool IsSecret(string name) =>
        Secrets.Contains(name, StringComparer.OrdinalIgnoreCase) || SecretWords.EndIn(name.Replace('-', '.'));
}
