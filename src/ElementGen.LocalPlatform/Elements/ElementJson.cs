using System.Text.Json;
using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>Writes elements in the platform's format.</summary>
internal static class ElementJson
{
    /// <summary>Writes a whole element, with its configuration.</summary>
    public static void WriteElement(this Utf8JsonWriter json, PlatformElement element)
    {
        var definition = element.Definition;
        json.WriteStartObject();
        json.WriteIdentity(element);
        json.WriteString("hub", definition.Hub);
        json.WriteStartObject("authentication");
        if (definition.AuthenticationType is { } type)
            json.WriteString("type", type);
        json.WriteEndObject();
        json.WritePropertyName("configuration");
        json.WriteEntries(definition);
        json.WriteEndObject();
    }

    /// <summary>Writes the part of an element that is in the JSON of its instances.</summary>
    public static void WriteElementSummary(this Utf8JsonWriter json, string property, PlatformElement element)
    {
        json.WriteStartObject(property);
        json.WriteIdentity(element);
        json.WriteEndObject();
    }

    /// <summary>Writes the entries of an element's configuration.</summary>
    public static void WriteEntries(this Utf8JsonWriter json, ElementDefinition definition)
    {
        json.WriteStartArray();
        foreach (var entry in definition.Entries)
            json.WriteEntry(entry);
        json.WriteEndArray();
    }

    private static void WriteIdentity(this Utf8JsonWriter json, PlatformElement element)
    {
        var definition = element.Definition;
        json.WriteNumber("id", element.Id);
        json.WriteString("name", definition.Name);
        json.WriteString("key", definition.Key);
        json.WriteString("description", definition.Description);
        json.WriteString("image", $"elements/provider_{definition.Key}.png");
        json.WriteBoolean("active", definition.Active);
        json.WriteBoolean("deleted", definition.Deleted);
        json.WriteBoolean("typeOauth", definition.TypeOauth);
        json.WriteBoolean("trialAccount", false);
        json.WriteString("configDescription", definition.ConfigDescription);
        json.WriteString("signupURL", definition.SignupUrl);
    }

    private static void WriteEntry(this Utf8JsonWriter json, ConfigurationEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("key", entry.Key);
        json.WriteString("name", entry.Name);
        json.WriteString("description", entry.Description);
        json.WriteString("type", entry.Type);
        json.WriteBoolean("required", entry.Required);
        json.WriteString("defaultValue", entry.DefaultValue);
        json.WriteBoolean("internal", entry.Internal);
        json.WriteBoolean("hideFromConsole", entry.HideFromConsole);
        json.WriteBoolean("active", entry.Active);
        json.WriteBoolean("groupControl", entry.GroupControl);
        json.WriteString("groupName", entry.GroupName);
        json.WriteNumber("displayOrder", entry.DisplayOrder);
        json.WriteBoolean("resellerConfig", entry.ResellerConfig);
        json.WriteBoolean("companyConfig", entry.CompanyConfig);
        if (entry.Options.Count > 0)
        {
            json.WriteStartArray("options");
            foreach (var option in entry.Options)
            {
                json.WriteStartObject();
                json.WriteString("value", option.Value);
                json.WriteString("description", option.Description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
