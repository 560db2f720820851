using System.Globalization;
using System.Text.Json;
using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>Writes instances as the platform does.</summary>
internal static class InstanceJson
{
    /// <summary>Written in place of a secret.</summary>
    public const string Mask = "********";

    /// <summary>Writes an instance; its configuration only when the caller wants it <paramref name="hydrated"/>.</summary>
    public static void WriteInstance(this Utf8JsonWriter json, PlatformInstance instance, PlatformElement element, bool hydrated = true)
    {
        json.WriteStartObject();
        json.WriteNumber("id", instance.Id);
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
        json.WriteBoolean("disabled", false);
        json.WriteNumber("maxCacheSize", 0);
        json.WriteNumber("cacheTimeToLive", 0);
        json.WriteBoolean("cachingEnabled", false);
        if (hydrated)
            json.WriteConfiguration(instance.Configuration, element.Definition);
        json.WriteBoolean("eventsEnabled", false);
        json.WriteBoolean("traceLoggingEnabled", false);
        json.WriteString("externalAuthentication", "none");
        json.WriteStartObject("user");
        json.WriteNumber("id", 1);
        json.WriteString("emailAddress", "user@localhost");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>
    /// The <paramref name="configuration"/> with each secret masked, also under a key that the definition does not list.
    /// </summary>
    public static Dictionary<string, string> Masked(IReadOnlyDictionary<string, string> configuration, ElementDefinition definition)
    {
        var secrets = definition.Entries.ToDictionary(entry => entry.Key, IsSecret, StringComparer.Ordinal);
        return configuration.ToDictionary(
            value => value.Key,
            value => (secrets.TryGetValue(value.Key, out var isSecret) ? isSecret : SecretWords.EndIn(value.Key)) ? Mask : value.Value,
            StringComparer.Ordinal);
    }

    /// <summary>Writes for each entry the supplied value, else its default, else null.</summary>
    private static void WriteConfiguration(
        this Utf8JsonWriter json, IReadOnlyDictionary<string, string> supplied, ElementDefinition definition)
    {
        json.WriteStartObject("configuration");
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in definition.Entries.Where(entry => entry.IsOpenToCallers))
        {
            listed.Add(entry.Key);
            json.WriteString(entry.Key, supplied.GetValueOrDefault(entry.Key) ?? DefaultOf(entry));
        }

        foreach (var (key, value) in supplied)
        {
            if (!listed.Contains(key))
                json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static string? DefaultOf(ConfigurationEntry entry) => !entry.HasDefault ? null : IsSecret(entry) ? Mask : entry.DefaultValue;

    private static bool IsSecret(ConfigurationEntry entry) => EntryKinds.KindOf(entry) == EntryKind.Secret;
}
