using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;

namespace ElementGen;

/// <summary>
/// An instance as the platform answers it. Its <see cref="Token"/> has to be retained: every later request that involves the instance
/// carries it. A field that an answer lacks has its default. Immutable.
/// </summary>
public sealed class ProvisionedInstance
{
    /// <summary>The instance's id; 0 when the answer tells none, or one that is no 64-bit whole number.</summary>
    public long Id { get; init; }

    /// <summary>The id as the platform wrote it, when it is no 64-bit whole number (a UUID, for instance); null otherwise.</summary>
    public string? TextId { get; init; }

    /// <summary>The name it was given.</summary>
    public string Name { get; init; } = "";

    /// <summary>The token that requests on the instance carry; <see cref="Secret.Empty"/> when the answer does not tell it.</summary>
    public Secret Token { get; init; } = Secret.Empty;

    /// <summary>The element that it is an instance of.</summary>
    public ElementSummary Element { get; init; } = new();

    /// <summary>What remains to be done by a person before the instance works, as the platform puts it.</summary>
    public IReadOnlyList<JsonElement> ProvisionInteractions { get; init; } = [];

    /// <summary>Whether the platform takes the instance's configuration for valid.</summary>
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
    /// The configuration as the platform shows it, by key. Secrets are masked there, so that it must not be sent back as it is.
    /// Empty when the answer has none.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Configuration { get; init; } = ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>Whether the platform listens for the endpoint's events; null when the answer does not say.</summary>
    public bool? EventsEnabled { get; init; }

    /// <summary>Whether the platform keeps traces of requests; null when the answer does not say.</summary>
    public bool? TraceLoggingEnabled { get; init; }

    /// <summary>How the instance came by its authentication (<c>none</c>, <c>initial</c>); null when the answer does not say.</summary>
    public string? ExternalAuthentication { get; init; }

    /// <summary>The platform's user who owns the instance, as the platform puts it; null when the answer does not say.</summary>
    public JsonElement? User { get; init; }

    /// <summary>Names the instance and its element; the token is masked.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => $"instance {IdText} '{Name}' of '{Element.Key}' (token {Token})";

    /// <summary>
    /// What a client asked for when it provisioned the instance; null when that is not known. Set before anyone else has the instance.
    /// </summary>
    internal AskedFor? AskedFor { get; set; }

    /// <summary>The id as text: <see cref="TextId"/>, or <see cref="Id"/> in decimal.</summary>
    internal string IdText => TextId ?? Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same instance under the name and the element's key that were asked for.</summary>
    internal ProvisionedInstance NamedAs(InstanceKey key)
    {
        if (Name == key.Name && Element.Key == key.ElementKey)
            return this;

        var answer = InstanceAnswer.Of(this);
        return (answer with { Name = key.Name, Element = answer.Element! with { Key = key.ElementKey } }).ToInstance();
    }
}
