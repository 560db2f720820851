using System.Security.Cryptography;
using System.Text;

namespace ElementGen;

/// <summary>
/// Tells whether two configurations of a key are the same, without either of them: a hash under the organization's secret, from which
/// nobody else learns anything. Its text begins with the mark of the organization, so that a row without an instance tells whose it is.
/// </summary>
internal static class ConfigurationHash
{
    private const string Version = "2";

    /// <summary>The mark of the organization, and the hash of what would be sent.</summary>
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
        return $"{OnlyMark(OrganizationMark.Of(credentials))}{Convert.ToBase64String(hash)}";
    }

    /// <summary>The text of a row whose configuration is not known.</summary>
    public static string OnlyMark(string mark) => $"{Version}:{mark}:";

    /// <summary>The mark of the organization; null when the text has none.</summary>
    public static string? MarkOf(string? text) => text?.Split(':') is [Version, var mark, _] ? mark : null;

    /// <summary>Whether two texts are of one configuration. Their marks differ even if the organization is the same.</summary>
    public static bool AreSame(string? one, string? other) => HashOf(one) == HashOf(other);

    /// <summary>The hash alone; null when the text has none.</summary>
    public static string? HashOf(string? text) => text?.Split(':') is [Version, _, { Length: > 0 } hash] ? hash : null;

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
