using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

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

    /// <summary><paramref name="state"/> with this thing.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public OrganizationState AddTo(OrganizationState state)
    {
        try
        {
            return Kind switch
            {
                Instance => state with { Instances = state.Instances.With(Read(StateJson.Default.PlatformInstance)) },
                Authorization => state with
                {
                    Authorizations = state.Authorizations.SetItem(Key, Read(StateJson.Default.Authorization)),
                },
                LastInstanceId => state with { LastInstanceId = long.Parse(Body!, NumberStyles.None, CultureInfo.InvariantCulture) },
                _ => throw Damaged(null),
            };
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException)
        {
            throw Damaged(exception);
        }
    }

    private T Read<T>(System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class =>
        JsonSerializer.Deserialize(Body!, type) ?? throw Damaged(null);

    // The content of a record has tokens, so it is not told.
    private InvalidDataException Damaged(Exception? cause) => new($"The state file's record '{Kind} {Key}' is damaged.", cause);
}

/// <summary>How records are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlatformInstance))]
[JsonSerializable(typeof(Authorization))]
internal sealed partial class StateJson : JsonSerializerContext;
