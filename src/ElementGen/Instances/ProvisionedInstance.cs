using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;

namespace ElementGen;

/// <summary>
/// An instance as the platform answers it. Its <see cref="Token"/> has to be retained: every later request that involves the instance
/// carries it. A field that an answer lacks has its default. Immutable.
/// </summary>
/// <remarks>
/// An instance is not an answer of a web API: writing it as JSON throws, because of its token. Answer with <see cref="ToSummary"/>.
/// </remarks>
public sealed class ProvisionedInstance
{
    /// <summary>The instance's id; 0 when the answer has none, or has one that is not a 64-bit whole number.</summary>
    public long Id { get; init; }

    /// <summary>The id as the platform wrote it, when it is not a 64-bit whole number (a UUID, for instance); null otherwise.</summary>
    public string? TextId { get; init; }

    /// <summary>The name it was given.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// The token that requests on the instance carry; <see cref="Secret.Empty"/> when the answer does not tell it, or masks it. No
    /// serializer writes it: System.Text.Json throws, so that it is not lost unnoticed. <see cref="ToSummary"/> gives what can be shown,
    /// and <see cref="RetainedInstance"/> the bytes to keep.
    /// </summary>
    public Secret Token { get; init; } = Secret.Empty;

    /// <summary>The element that it is an instance of.</summary>
    public ElementSummary Element { get; init; } = new();

    /// <summary>
    /// What remains to be done by a person before the instance works, as the platform puts it, with secrets masked.
    /// </summary>
    public IReadOnlyList<JsonElement> ProvisionInteractions { get; init; } = [];

    /// <summary>Whether the platform considers the instance's configuration valid.</summary>
    public bool Valid { get; init; }

    /// <summary>Whether the instance is disabled; requests on it are then answered with 403.</summary>
    public bool Disabled { get; init; }

    /// <summary>How many answers of the endpoint the platform caches; 0 for none.</summary>
    public long MaxCacheSize { get; init; }

    /// <summary>How long the platform caches an answer, in milliseconds; 0 for not at all.</summary>
    public long CacheTimeToLive { get; init; }

    /// <summary>Whether the platform caches the endpoint's answers.</summary>
    public bool CachingEnabled { get; init; }

    /// <summary>When the instance was made; null when the answer does not say.</summary>
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>
    /// The id of the element; null when the answer does not say. <see cref="ElementSummary.Key"/> is what stays the same everywhere.
    /// </summary>
    public long? ElementId { get; init; }

    /// <summary>The names of the instance's tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// The configuration as the platform shows it, by key; empty when the answer has none. Secrets are masked (<c>********</c>), by the
    /// platform or when the answer is read, so that it must not be sent back as it is.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Configuration { get; init; } = ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>Whether the platform listens for the endpoint's events; null when the answer does not say.</summary>
    public bool? EventsEnabled { get; init; }

    /// <summary>Whether the platform keeps traces of requests; null when the answer does not say.</summary>
    public bool? TraceLoggingEnabled { get; init; }

    /// <summary>How the instance came by its authentication (<c>none</c>, <c>initial</c>); null when the answer does not say.</summary>
    public string? ExternalAuthentication { get; init; }

    /// <summary>
    /// The platform's user who owns the instance, as the platform puts it, with secrets masked; null when the answer does not say, or says
    /// it in JSON that is too deep to be written again.
    /// </summary>
    public JsonElement? User { get; init; }

    /// <summary>
    /// Whether the instance was provisioned with another configuration than the one that was asked for this time; nothing was changed. Only
    /// set by a call that ensures an instance. False also where the store does not know the former configuration: of an instance that was
    /// imported, taken over by its name or, sometimes, by its tag, or saved by <c>IInstanceStore.SaveAsync</c> under a new name; and after
    /// the organization's secret was changed.
    /// </summary>
    public bool ConfigurationDiffers { get; internal init; }

    /// <summary>
    /// What can be shown of the instance: without its token, its configuration and its user. Any serializer can write it.
    /// </summary>
    /// <returns>The summary.</returns>
    /// <example><code>
    /// return Results.Ok(sms.Instance.ToSummary());
    /// </code></example>
    public InstanceSummary ToSummary() => new()
    {
        Id = Id,
        TextId = TextId,
        Name = Name,
        ElementKey = Element.Key,
        ElementName = Element.Name,
        Tags = Tags,
        Valid = Valid,
        Disabled = Disabled,
        CreatedDate = CreatedDate,
        EventsEnabled = EventsEnabled,
        ExternalAuthentication = ExternalAuthentication,
    };

    /// <summary>Names the instance and its element; the token is masked.</summary>
    /// <returns>One line for people, without characters that cannot be seen.</returns>
    public override string ToString() => ShownText.Of(
        $"instance {IdText} '{Name}' of '{Element.Key}' ({(Token.IsEmpty ? "no token" : $"token {Token}")})");

    /// <summary>
    /// What a client asked for when it provisioned the instance; null when that is not known. Set before anyone else has the instance.
    /// </summary>
    internal AskedFor? AskedFor { get; set; }

    /// <summary>The id as text: <see cref="TextId"/>, or <see cref="Id"/> in decimal.</summary>
    internal string IdText => TextId ?? Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same instance, disabled or not.</summary>
    internal ProvisionedInstance WithDisabled(bool isDisabled) =>
        (InstanceAnswer.Of(this) with { Disabled = isDisabled }).ToInstance(ConfigurationDiffers);

    /// <summary>
    /// The same instance with what only <paramref name="earlier"/> tells: the answer to a change need not have the token again, nor what
    /// was asked for when the instance was made.
    /// </summary>
    internal ProvisionedInstance CompletedBy(ProvisionedInstance earlier)
    {
        var answer = InstanceAnswer.Of(this);
        return (answer with
        {
            Id = answer.Id is null or { Number: 0, Text: null } ? InstanceAnswer.Of(earlier).Id : answer.Id,
            Token = Token.IsEmpty ? earlier.Token.Reveal() : answer.Token,
            Name = Name.Length == 0 ? earlier.Name : Name,
            Element = Element.Key.Length == 0 ? ElementAnswer.Of(earlier.Element) : answer.Element,
            AskedFor = earlier.AskedFor,
        }).ToInstance(earlier.ConfigurationDiffers);
    }

    /// <summary>The same instance, which says whether its configuration is the one that was asked for.</summary>
    internal ProvisionedInstance WithConfigurationDiffering(bool differs) =>
        differs == ConfigurationDiffers ? this : InstanceAnswer.Of(this).ToInstance(differs);

    /// <summary>The same instance under the name and the element's key that were asked for.</summary>
    internal ProvisionedInstance NamedAs(InstanceKey key)
    {
        if (Name == key.Name && Element.Key == key.ElementKey)
            return this;

        var answer = InstanceAnswer.Of(this);
        return (answer with { Name = key.Name, Element = answer.Element! with { Key = key.ElementKey } }).ToInstance();
    }

    /// <summary>The same instance, with a mask in its configuration in place of each secret entry of its element.</summary>
    internal ProvisionedInstance WithoutSecretsOf(ElementDescriptor element)
    {
        if (Configuration.Count == 0)
            return this;

        var secretKeys = ShownValues.SecretKeysOf(element);
        var configuration = ShownValues.Of(Configuration, (key, value) => secretKeys.Contains(key) ? Secret.Mask : value);
        return ReferenceEquals(configuration, Configuration)
            ? this
            : (InstanceAnswer.Of(this) with { Configuration = configuration }).ToInstance();
    }

    /// <summary>The same instance, with each value of its configuration, its user and its interactions as it may be shown.</summary>
    /// <param name="shown">Gives a text as it may be shown.</param>
    internal ProvisionedInstance WithShownValues(Func<string, string> shown)
    {
        if (Configuration.Count == 0 && User is null && ProvisionInteractions.Count == 0)
            return this;

        var answer = InstanceAnswer.Of(this) with
        {
            Configuration = ShownValues.Of(Configuration, (_, value) => shown(value)),
            ProvisionInteractions = [.. ProvisionInteractions.Select(item => OpenJson.Masked(item, shown))],
            User = User is { } user ? OpenJson.Masked(user, shown) : null,
        };
        return answer.ToInstance();
    }
}
