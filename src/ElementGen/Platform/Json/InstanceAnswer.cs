using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// An instance in the platform's JSON. Every field is optional and leniently read: old answers lack several, and a token must not be lost
/// because some other field has a form of its own.
/// </summary>
internal sealed record InstanceAnswer
{
    public long? Id { get; init; }

    public string? Name { get; init; }

    public string? Token { get; init; }

    public ElementAnswer? Element { get; init; }

    public IReadOnlyList<JsonElement>? ProvisionInteractions { get; init; }

    public bool? Valid { get; init; }

    public bool? Disabled { get; init; }

    public long? MaxCacheSize { get; init; }

    public long? CacheTimeToLive { get; init; }

    public bool? CachingEnabled { get; init; }

    public string? CreatedDate { get; init; }

    public long? ElementId { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyDictionary<string, string?>? Configuration { get; init; }

    public bool? EventsEnabled { get; init; }

    public bool? TraceLoggingEnabled { get; init; }

    public string? ExternalAuthentication { get; init; }

    public JsonElement? User { get; init; }

    public static InstanceAnswer Of(ProvisionedInstance instance) => new()
    {
        Id = instance.Id,
        Name = instance.Name,
        Token = instance.Token.Reveal(),
        Element = ElementAnswer.Of(instance.Element),
        ProvisionInteractions = instance.ProvisionInteractions,
        Valid = instance.Valid,
        Disabled = instance.Disabled,
        MaxCacheSize = instance.MaxCacheSize,
        CacheTimeToLive = instance.CacheTimeToLive,
        CachingEnabled = instance.CachingEnabled,
        CreatedDate = instance.CreatedDate?.ToString("O", CultureInfo.InvariantCulture),
        ElementId = instance.ElementId,
        Tags = instance.Tags,
        Configuration = instance.Configuration,
        EventsEnabled = instance.EventsEnabled,
        TraceLoggingEnabled = instance.TraceLoggingEnabled,
        ExternalAuthentication = instance.ExternalAuthentication,
        User = instance.User,
    };

    /// <summary>Adds, where the answer lacks it, what was asked for: a store finds the instance by it.</summary>
    public InstanceAnswer CompletedBy(string elementKey, string name)
    {
        var element = Element ?? new ElementAnswer();
        return this with { Name = Name ?? name, Element = element with { Key = element.Key ?? elementKey } };
    }

    public ProvisionedInstance ToInstance() => new()
    {
        Id = Id ?? 0,
        Name = Name ?? "",
        Token = Token ?? "",
        Element = Element?.ToSummary() ?? new ElementSummary(),
        ProvisionInteractions = ProvisionInteractions ?? [],
        Valid = Valid ?? false,
        Disabled = Disabled ?? false,
        MaxCacheSize = MaxCacheSize ?? 0,
        CacheTimeToLive = CacheTimeToLive ?? 0,
        CachingEnabled = CachingEnabled ?? false,
        CreatedDate = DateOf(CreatedDate),
        ElementId = ElementId,
        Tags = Tags ?? [],
        Configuration = Configuration ?? ReadOnlyDictionary<string, string?>.Empty,
        EventsEnabled = EventsEnabled,
        TraceLoggingEnabled = TraceLoggingEnabled,
        ExternalAuthentication = ExternalAuthentication,
        User = User,
    };

    private static DateTimeOffset? DateOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}

/// <summary>An instance's element in the platform's JSON.</summary>
internal sealed record ElementAnswer
{
    public long? Id { get; init; }

    public string? Name { get; init; }

    public string? Key { get; init; }

    public string? Description { get; init; }

    public string? Image { get; init; }

    public bool? Active { get; init; }

    public bool? Deleted { get; init; }

    public bool? TypeOauth { get; init; }

    public bool? TrialAccount { get; init; }

    public string? ConfigDescription { get; init; }

    [JsonPropertyName("signupURL")]
    public string? SignupUrl { get; init; }

    public static ElementAnswer Of(ElementSummary element) => new()
    {
        Id = element.Id,
        Name = element.Name,
        Key = element.Key,
        Description = element.Description,
        Image = element.Image,
        Active = element.Active,
        Deleted = element.Deleted,
        TypeOauth = element.TypeOauth,
        TrialAccount = element.TrialAccount,
        ConfigDescription = element.ConfigDescription,
        SignupUrl = element.SignupUrl,
    };

    public ElementSummary ToSummary() => new()
    {
        Id = Id ?? 0,
        Name = Name ?? "",
        Key = Key ?? "",
        Description = Description,
        Image = Image,
        Active = Active ?? false,
        Deleted = Deleted ?? false,
        TypeOauth = TypeOauth ?? false,
        TrialAccount = TrialAccount ?? false,
        ConfigDescription = ConfigDescription,
        SignupUrl = SignupUrl,
    };
}
