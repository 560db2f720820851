using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// An instance in the platform's JSON. Every field is optional and leniently read: old answers lack several, and a token must not be lost
/// because another field has an unexpected form. The properties have setters, because the generated serializer reads properties with
/// <c>init</c> more slowly: it boxes their values.
/// </summary>
internal sealed record InstanceAnswer
{
    public InstanceId? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>The token; of several, the last that is usable.</summary>
    [JsonConverter(typeof(LenientToken))]
    public string? Token
    {
        get;
        set
        {
            if (field is null || InstanceToken.IsUsable(value))
                field = value;
        }
    }

    [JsonConverter(typeof(LenientElement))]
    public ElementAnswer? Element { get; set; }

    public IReadOnlyList<JsonElement>? ProvisionInteractions { get; set; }

    public bool? Valid { get; set; }

    public bool? Disabled { get; set; }

    public long? MaxCacheSize { get; set; }

    public long? CacheTimeToLive { get; set; }

    public bool? CachingEnabled { get; set; }

    public DateTimeOffset? CreatedDate { get; set; }

    public long? ElementId { get; set; }

    public IReadOnlyList<string>? Tags { get; set; }

    public IReadOnlyDictionary<string, string?>? Configuration { get; set; }

    public bool? EventsEnabled { get; set; }

    public bool? TraceLoggingEnabled { get; set; }

    public string? ExternalAuthentication { get; set; }

    [JsonConverter(typeof(LenientJson))]
    public JsonElement? User { get; set; }

    /// <summary>No part of the platform's answer, but of what is retained.</summary>
    [JsonConverter(typeof(LenientAskedFor))]
    public AskedFor? AskedFor { get; set; }

    public static InstanceAnswer Of(ProvisionedInstance instance) => new()
    {
        Id = instance.TextId is null && instance.Id == 0 ? null : new InstanceId(instance.Id, instance.TextId),
        Name = instance.Name,
        Token = instance.Token.Reveal(),
        Element = ElementAnswer.Of(instance.Element),
        ProvisionInteractions = instance.ProvisionInteractions,
        Valid = instance.Valid,
        Disabled = instance.Disabled,
        MaxCacheSize = instance.MaxCacheSize,
        CacheTimeToLive = instance.CacheTimeToLive,
        CachingEnabled = instance.CachingEnabled,
        CreatedDate = instance.CreatedDate,
        ElementId = instance.ElementId,
        Tags = instance.Tags,
        Configuration = instance.Configuration,
        EventsEnabled = instance.EventsEnabled,
        TraceLoggingEnabled = instance.TraceLoggingEnabled,
        ExternalAuthentication = instance.ExternalAuthentication,
        User = instance.User,
        AskedFor = instance.AskedFor,
    };

    /// <summary>Fills in the element's key and the name where the answer lacks them: a store finds the instance by both.</summary>
    public InstanceAnswer CompletedBy(string elementKey, string name)
    {
        if (Name is not null && Element?.Key is not null)
            return this;

        var element = Element ?? new ElementAnswer();
        return this with { Name = Name ?? name, Element = element with { Key = element.Key ?? elementKey } };
    }

    /// <summary>The instance that the platform answered: a token that requests cannot carry is none.</summary>
    public ProvisionedInstance ToReceivedInstance() =>
        (AskedFor is null ? this : this with { AskedFor = null }).ToInstance(InstanceToken.IsUsable(Token) ? Token : null);

    /// <summary>The instance as it was retained.</summary>
    /// <param name="configurationDiffers">Whether another configuration was asked for.</param>
    public ProvisionedInstance ToInstance(bool configurationDiffers = false) => ToInstance(Token, configurationDiffers);

    private ProvisionedInstance ToInstance(string? token, bool configurationDiffers = false) => new()
    {
        ConfigurationDiffers = configurationDiffers,
        Id = Id?.Number ?? 0,
        TextId = Id?.Text,
        Name = Name ?? "",
        Token = token ?? "",
        Element = Element?.ToSummary() ?? new ElementSummary(),
        ProvisionInteractions = ProvisionInteractions ?? [],
        Valid = Valid ?? false,
        Disabled = Disabled ?? false,
        MaxCacheSize = MaxCacheSize ?? 0,
        CacheTimeToLive = CacheTimeToLive ?? 0,
        CachingEnabled = CachingEnabled ?? false,
        CreatedDate = CreatedDate,
        ElementId = ElementId,
        Tags = Tags ?? [],
        Configuration = Configuration ?? ReadOnlyDictionary<string, string?>.Empty,
        EventsEnabled = EventsEnabled,
        TraceLoggingEnabled = TraceLoggingEnabled,
        ExternalAuthentication = ExternalAuthentication,
        User = User,
        AskedFor = AskedFor,
    };
}

/// <summary>An instance's element in the platform's JSON.</summary>
internal sealed record ElementAnswer
{
    public long? Id { get; set; }

    public string? Name { get; set; }

    public string? Key { get; set; }

    public string? Description { get; set; }

    public string? Image { get; set; }

    public bool? Active { get; set; }

    public bool? Deleted { get; set; }

    public bool? TypeOauth { get; set; }

    public bool? TrialAccount { get; set; }

    public string? ConfigDescription { get; set; }

    [JsonPropertyName("signupURL")]
    public string? SignupUrl { get; set; }

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
