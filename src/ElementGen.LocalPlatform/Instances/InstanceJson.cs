using System.Globalization;
using System.Text.Json;
using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>Writes instances in the platform's format.</summary>
internal static class InstanceJson
{
    /// <summary>Writes an instance, with its configuration if it is <paramref name="hydrated"/>.</summary>
    public static void WriteInstance(this Utf8JsonWriter json, PlatformInstance instance, PlatformElement element, bool hydrated = true)
    {
        json.WriteStartObject();
        json.WriteNumber("id", instance.Id);
        if (instance.Name.Length > 0)
            json.WriteString("name", instance.Name);
        json.WriteString("createdDate", instance.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("token", instance.Token);
        json.WriteElementSummary("element", element);
        json.WriteNumber("elementId", element.Id);
        json.WriteStartArray("tags");
        foreach (var tag in instance.Tags)
            json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteStartArray("provisionInteractions");
        json.WriteEndArray();
        json.WriteBoolean("valid", true);
        json.WriteBoolean("disabled", instance.Disabled);
        json.WriteNumber("maxCacheSize", 0);
        json.WriteNumber("cacheTimeToLive", 0);
        json.WriteBoolean("cachingEnabled", false);
        if (hydrated)
            json.WriteConfiguration(instance.Configuration, element.Definition);
        json.WriteBoolean("eventsEnabled", false);
        json.WriteBoolean("traceLoggingEnabled", false);
        json.WriteString("externalAuthentication", instance.ExternalAuthentication);
        json.WriteStartObject("user");
        json.WriteNumber("id", 1);
        json.WriteString("emailAddress", "user@localhost");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>
    /// The <paramref name="configuration"/> with all secrets masked, also those under keys that the definition does not list. Without a
    /// definition, every value may be a secret.
    /// </summary>
    public static Dictionary<string, string> Masked(IReadOnlyDictionary<string, string> configuration, ElementDefinition? definition)
    {
        var secrets = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var entry in definition?.Entries ?? [])
            secrets.TryAdd(entry.Key, IsSecretEntry(entry));

        return configuration.ToDictionary(
            value => value.Key,
            value => IsSecret(value.Key) ? ValueProblems.Mask : value.Value,
            StringComparer.Ordinal);

        bool IsSecret(string key) =>
            definition is null || (secrets.TryGetValue(key, out var isSecret) ? isSecret : SecretWords.EndIn(key));
    }

    /// <summary>The value of an entry: the supplied one, else the default, else null.</summary>
    public static string? ValueOf(ConfigurationEntry entry, IReadOnlyDictionary<string, string> supplied) =>
        supplied.GetValueOrDefault(entry.Key) ?? DefaultOf(entry);

    /// <summary>Writes the value of each entry.</summary>
    private static void WriteConfiguration(
        this Utf8JsonWriter json, IReadOnlyDictionary<string, string> supplied, ElementDefinition definition)
    {
        json.WriteStartObject("configuration");
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in definition.Entries.Where(entry => entry.IsOpenToCallers))
        {
            listed.Add(entry.Key);
            json.WriteString(entry.Key, ValueOf(entry, supplied));
        }

        foreach (var (key, value) in supplied)
        {
            if (!listed.Contains(key))
                json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static string? DefaultOf(ConfigurationEntry entry) =>
        !entry.HasDefault ? null
        : IsSecretEntry(entry) ? ValueProblems.Mask
        : entry.DefaultValue;

    private static bool IsSecretEntry(ConfigurationEntry entry) => EntryKinds.KindOf(entry) == EntryKind.Secret;
}
