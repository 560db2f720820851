using System.Security.Cryptography;
using System.Text;

namespace ElementGen;

/// <summary>
/// Tells whether two configurations of a key are the same, without either of them: a hash under the organization's secret, from which
/// nobody else learns anything.
/// </summary>
internal static class ConfigurationHash
{
    private const string Version = "1:";

    /// <summary>The hash of what would be sent.</summary>
    public static string Of(InstanceKey key, ElementConfiguration configuration, ElementsCredentials credentials)
    {
        var text = new StringBuilder();
        Add(text, key.Account);
        Add(text, key.ElementKey);
        Add(text, key.Name);
        foreach (var (entry, value) in EntriesOf(configuration).OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            Add(text, entry);
            Add(text, value);
        }

        var hash = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(credentials.Organization.Reveal()), Encoding.UTF8.GetBytes(text.ToString()));
        return Version + Convert.ToBase64String(hash);
    }

    private static IEnumerable<KeyValuePair<string, string>> EntriesOf(ElementConfiguration configuration)
    {
        var entries = configuration.Element.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            if (configuration.Supplied(i) is { Length: > 0 } value)
                yield return new(entries[i].Key, value);
        }

        foreach (var (key, value) in configuration.Additional)
        {
            if (!configuration.Element.Lists(key) && !value.IsEmpty)
                yield return new(key, value.Reveal());
        }
    }

    private static void Add(StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part);
}
