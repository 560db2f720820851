using System.Text;
using ElementGen.Definitions;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Masks secrets in queries, such as the client secret of an authorization.</summary>
internal static class SecretQuery
{
    private static readonly string[] Secrets = ["apiSecret", "code", "requestToken", "token", "secret"];

    /// <summary>The query as it was sent, with masks in place of secrets.</summary>
    public static string Mask(IQueryCollection parameters, QueryString query)
    {
        if (!parameters.Keys.Any(IsSecret))
            return query.Value ?? "";

        var masked = new StringBuilder();
        foreach (var (name, values) in parameters)
        {
            foreach (var value in values)
            {
                masked.Append(masked.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=')
                    .Append(IsSecret(name) ? ValueProblems.Mask : Uri.EscapeDataString(value ?? ""));
            }
        }

        return masked.ToString();
    }

    private static bool IsSecret(string name) =>
        Secrets.Contains(name, StringComparer.OrdinalIgnoreCase) || SecretWords.EndIn(name);
}
