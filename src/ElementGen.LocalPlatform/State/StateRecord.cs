using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ElementGen.LocalPlatform;

/// <summary>One thing in the state of an organization, as the file keeps it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Which one.</param>
/// <param name="Body">The thing as JSON; null when it is removed.</param>
internal readonly record struct StateRecord(string Kind, string Key, string? Body)
{
    public const string Instance = "instance";
    public const string Authorization = "authorization";
    public const string LastInstanceId = "last-instance-id";

    public static StateRecord Of(PlatformInstance instance) => new(
        Instance,
        instance.Id.ToString(CultureInfo.InvariantCulture),
        JsonSerializer.Serialize(instance, StateJson.Default.PlatformInstance));

    public static StateRecord Of(Authorization authorization) =>
        new(Authorization, authorization.Id, JsonSerializer.Serialize(authorization, StateJson.Default.Authorization));

    public static StateRecord OfLastId(long id) => new(LastInstanceId, "", id.ToString(CultureInfo.InvariantCulture));

    /// <summary>All that <paramref name="state"/> consists of.</summary>
    public static IReadOnlyList<StateRecord> AllOf(OrganizationState state) =>
        [.. state.Instances.All.Select(Of), .. state.Authorizations.Values.Select(Of), OfLastId(state.LastInstanceId)];

    /// <summary>What <paramref name="records"/> lead to.</summary>
    /// <exception cref="InvalidDataException">A record is damaged.</exception>
    public static OrganizationState StateOf(IEnumerable<StateRecord> records)
    {
        var instances = new List<PlatformInstance>();
        var authorizations = ImmutableDictionary.CreateBuilder<string, Authorization>(StringComparer.Ordinal);
        var lastId = 0L;
        foreach (var record in records)
        {
            switch (record.Kind)
            {
                case Instance:
                    var instance = record.Read(StateJson.Default.PlatformInstance);
                    instances.Add(instance);
                    lastId = Math.Max(lastId, instance.Id);
                    break;
                case Authorization:
                    authorizations[record.Key] = record.Read(StateJson.Default.Authorization);
                    break;
                case LastInstanceId when long.TryParse(record.Body, NumberStyles.None, CultureInfo.InvariantCulture, out var kept):
                    lastId = Math.Max(lastId, kept);
                    break;
                default:
                    throw record.Damaged(null);
            }
        }

        return new OrganizationState
        {
            Instances = InstanceSet.Of(instances),
            Authorizations = authorizations.ToImmutable(),
            LastInstanceId = lastId,
        };
    }

    private T Read<T>(JsonTypeInfo<T> type) where T : class =>
        Deserialize(type) ?? throw Damaged(null);

    private T? Deserialize<T>(JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body!, type);
        }
        catch (JsonException exception)
        {
            throw Damaged(exception);
        }
    }

    // The content of a record has tokens, so it is not told.
    private InvalidDataException Damaged(Exception? cause) => new($"The state file's record '{Kind} {Key}' is damaged.", cause);
}

/// <summary>How records are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlatformInstance))]
[JsonSerializable(typeof(Authorization))]
[JsonSerializable(typeof(string))]
internal sealed partial class StateJson : JsonSerializerContext;
