using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>An element as the platform has it. A field that an answer lacks has its default. Immutable.</summary>
public sealed record PlatformElement
{
    /// <summary>The element's id; 0 when the answer has none. It differs between environments.</summary>
    public long Id { get; init; }

    /// <summary>The element's key (<c>infobip</c>).</summary>
    public string Key { get; init; } = "";

    /// <summary>The name shown to people.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the element is; null when the answer does not say.</summary>
    public string? Description { get; init; }

    /// <summary>The hub the element belongs to (<c>messaging</c>); null when the answer does not say.</summary>
    public string? Hub { get; init; }

    /// <summary>The kind of authentication (<c>basic</c>, <c>oauth2</c>, …), an open set; null when the answer does not say.</summary>
    public string? Authentication { get; init; }

    /// <summary>Whether the platform marks the element as one with OAuth. Does not follow from <see cref="Authentication"/>.</summary>
    public bool TypeOauth { get; init; }

    /// <summary>Whether the platform offers the element.</summary>
    public bool Active { get; init; }

    /// <summary>Whether the element was deleted on the platform.</summary>
    public bool Deleted { get; init; }

    /// <summary>The configuration entries, also those that nobody can set; empty when the answer has none.</summary>
    public IReadOnlyList<PlatformElementEntry> Entries { get; init; } = [];

    /// <summary>Names the element.</summary>
    /// <returns>One line for people, without characters that cannot be seen.</returns>
    public override string ToString() => ShownText.Of($"element '{Key}' ({Name})");
}

/// <summary>A configuration entry of an element as the platform has it.</summary>
public sealed record PlatformElementEntry
{
    /// <summary>The key (<c>messaging.sms.infobip.username</c>).</summary>
    public string Key { get; init; } = "";

    /// <summary>The short label shown to people (<c>User Name</c>).</summary>
    public string Name { get; init; } = "";

    /// <summary>What the entry is for; null when the answer does not say.</summary>
    public string? Description { get; init; }

    /// <summary>The platform's type, an open set (<c>TEXTFIELD_128</c>, <c>PASSWORD</c>, <c>COMBO</c>, …).</summary>
    public string Type { get; init; } = "";

    /// <summary>Whether the platform marks the entry as required, which does not mean that the caller must supply it.</summary>
    public bool Required { get; init; }

    /// <summary>The value that the platform takes when none is given; null for none. It can be a live secret.</summary>
    public Secret? Default { get; init; }

    /// <summary>Whether the entry is in use.</summary>
    public bool Active { get; init; }

    /// <summary>Whether the platform's own console hides the entry.</summary>
    public bool HideFromConsole { get; init; }

    /// <summary>Whether the entry is for the platform itself.</summary>
    public bool Internal { get; init; }

    /// <summary>The group that the entry belongs to; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>The values that the entry takes, as they are sent; empty when any is.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Names the entry.</summary>
    /// <returns>One line for people, without characters that cannot be seen.</returns>
    public override string ToString() => ShownText.Of($"{Key} ({Name})");
}

/// <summary>An element in the platform's JSON.</summary>
internal sealed record PlatformElementAnswer
{
    public InstanceId? Id { get; set; }

    public string? Key { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Hub { get; set; }

    [JsonConverter(typeof(LenientAuthentication))]
    public string? Authentication { get; set; }

    public bool? TypeOauth { get; set; }

    public bool? Active { get; set; }

    public bool? Deleted { get; set; }

    public ElementEntryAnswer[]? Configuration { get; set; }

    public PlatformElement ToElement() => new()
    {
        Id = Id?.Number ?? 0,
        Key = Key ?? "",
        Name = Name ?? "",
        Description = Description,
        Hub = Hub,
        Authentication = Authentication,
        TypeOauth = TypeOauth ?? false,
        Active = Active ?? false,
        Deleted = Deleted ?? false,
        Entries = ElementEntryAnswer.ToEntries(Configuration ?? []),
    };
}

/// <summary>A configuration entry of an element in the platform's JSON.</summary>
internal sealed record ElementEntryAnswer
{
    public string? Key { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Type { get; set; }

    public bool? Required { get; set; }

    public string? DefaultValue { get; set; }

    public bool? Active { get; set; }

    public bool? HideFromConsole { get; set; }

    public bool? Internal { get; set; }

    public string? GroupName { get; set; }

    public OptionAnswer[]? Options { get; set; }

    public static IReadOnlyList<PlatformElementEntry> ToEntries(ElementEntryAnswer?[] answers) =>
        Array.AsReadOnly(answers.OfType<ElementEntryAnswer>().Select(static answer => answer.ToEntry()).ToArray());

    private PlatformElementEntry ToEntry() => new()
    {
        Key = Key ?? "",
        Name = Name ?? "",
        Description = Description,
        Type = Type ?? "",
        Required = Required ?? false,
        Default = DefaultValue is { Length: > 0 } value ? value : null,
        Active = Active ?? true,
        HideFromConsole = HideFromConsole ?? false,
        Internal = Internal ?? false,
        Group = GroupName is { Length: > 0 } group ? group : null,
        Options = [.. (Options ?? []).Select(static option => option?.Value).OfType<string>()],
    };
}

/// <summary>An option of an entry in the platform's JSON.</summary>
internal sealed record OptionAnswer
{
    public string? Value { get; set; }
}
