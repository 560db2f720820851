using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ElementGen.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>The calls that read and change single entries of an instance's configuration.</summary>
internal sealed class ConfigurationCalls(ElementIndex elements, InstanceRequirements requirements)
{
    private const string Value = "propertyValue";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCall(Call.GetConfiguration, HttpMethods.Get, "/instances/{id}/configuration", ListAsync);
        routes.MapCall(Call.GetConfiguration, HttpMethods.Get, "/instances/{id}/configuration/{configId}", GetAsync);
        routes.MapCall(Call.UpdateConfiguration, HttpMethods.Patch, "/instances/{id}/configuration", UpdateAllAsync);
        routes.MapCall(Call.UpdateConfiguration, HttpMethods.Patch, "/instances/{id}/configuration/{configId}", UpdateAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        var instance = context.InstanceInPath();
        return context.AnswerAsync(json =>
        {
            json.WriteStartArray();
            foreach (var entry in EntriesOf(instance))
                WriteEntry(json, entry, instance);
            json.WriteEndArray();
        });
    }

    private Task GetAsync(HttpContext context)
    {
        var instance = context.InstanceInPath();
        var entry = EntryInPath(context, instance);
        return context.AnswerAsync(json => WriteEntry(json, entry, instance));
    }

    private async Task UpdateAsync(HttpContext context)
    {
        var entry = EntryInPath(context, context.InstanceInPath());
        using var document = await RequestJson.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        var value = RequestJson.Interpret(document, ReadValue);
        var changed = await ChangeAsync(context, new() { [entry.Key] = value }).ConfigureAwait(false);
        await context.AnswerAsync(json => WriteEntry(json, entry, changed)).ConfigureAwait(false);
    }

    // An array of entries, each with its id or key; or an object with a value for each key.
    private async Task UpdateAllAsync(HttpContext context)
    {
        var instance = context.InstanceInPath();
        using var document = await RequestJson.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        var values = RequestJson.Interpret(document, body => body.ValueKind switch
        {
            JsonValueKind.Array => body.EnumerateArray().Select(entry => (Key: KeyOf(entry, instance), Value: ReadValue(entry))).ToList(),
            JsonValueKind.Object => [.. body.EnumerateObject().Select(entry => (Key: entry.Name, Value: TextOf(entry.Value)))],
            _ => throw RequestJson.Refused("The request body must be an array of entries, or an object that holds a value for each key."),
        });
        var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
            byKey[key] = value;

        var changed = await ChangeAsync(context, byKey).ConfigureAwait(false);
        await context.AnswerAsync(json =>
        {
            json.WriteStartArray();
            foreach (var entry in EntriesOf(changed).Where(entry => byKey.ContainsKey(entry.Key)))
                WriteEntry(json, entry, changed);
            json.WriteEndArray();
        }).ConfigureAwait(false);
    }

    private Task<PlatformInstance> ChangeAsync(HttpContext context, Dictionary<string, string> values)
    {
        var asked = context.InstanceInPath();
        var id = asked.Id;
        context.Record(values, elements.OfInstance(asked));
        return context.Organization().ChangeAsync(change =>
        {
            var instance = change.State.Instances.Find(id) ?? throw InstancePaths.NotFound(id);
            var element = elements.OfInstance(instance);
            var configuration = new Dictionary<string, string>(instance.Configuration, StringComparer.Ordinal);
            foreach (var (key, value) in values)
            {
                if (value.Length > 0)
                    configuration[key] = value;
                else
                    configuration.Remove(key);
            }

            requirements.RefuseIncomplete(configuration, element);
            var changed = instance with { Configuration = InstanceJson.Masked(configuration, element.Definition) };
            change.Set(changed);
            return changed;
        });
    }

    private IEnumerable<ConfigurationEntry> EntriesOf(PlatformInstance instance)
    {
        var listed = elements.OfInstance(instance).Definition.Entries.Where(static entry => entry.IsOpenToCallers).ToList();
        var others = instance.Configuration.Keys.Except(listed.Select(static entry => entry.Key), StringComparer.Ordinal);
        return listed.Concat(others.Select(static key => new ConfigurationEntry { Key = key }));
    }

    private ConfigurationEntry EntryInPath(HttpContext context, PlatformInstance instance)
    {
        var asked = (string)context.Request.RouteValues["configId"]!;
        return EntriesOf(instance).FirstOrDefault(entry => entry.Key == asked || IdOf(entry) == asked)
            ?? throw new RefusedException(StatusCodes.Status404NotFound, $"Instance {instance.Id} has no configuration entry '{asked}'.");
    }

    private string KeyOf(JsonElement entry, PlatformInstance instance)
    {
        if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String)
            return key.GetString()!;
        if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("id", out var id)
            && EntriesOf(instance).FirstOrDefault(known => IdOf(known) == id.ToString()) is { } found)
        {
            return found.Key;
        }

        throw RequestJson.Refused("Each entry must have the 'id' or the 'key' of an entry of the instance.");
    }

    private static string ReadValue(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(Value, out var value)
            ? TextOf(value)
            : throw RequestJson.Refused($"The new value is missing: {{\"{Value}\": \"…\"}}.");

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    private static void WriteEntry(Utf8JsonWriter json, ConfigurationEntry entry, PlatformInstance instance)
    {
        json.WriteStartObject();
        json.WriteNumber("id", long.Parse(IdOf(entry), CultureInfo.InvariantCulture));
        json.WriteString("key", entry.Key);
        json.WriteString("name", entry.Name);
        json.WriteString("type", entry.Type);
        json.WriteBoolean("required", entry.Required);
        json.WriteString(Value, InstanceJson.ValueOf(entry, instance.Configuration));
        json.WriteEndObject();
    }

    // From the key, so that it stays the same when the definition changes.
    private static string IdOf(ConfigurationEntry entry) =>
        (BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Key))) >> 1)
            .ToString(CultureInfo.InvariantCulture);
}
