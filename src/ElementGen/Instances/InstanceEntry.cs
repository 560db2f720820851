using System.Text.Json.Serialization;
using ElementGen.Definitions;

namespace ElementGen;

/// <summary>One configuration entry of an instance, as the platform has it.</summary>
public sealed record InstanceEntry
{
    /// <summary>The entry's id on the platform, which the calls on one entry take.</summary>
    public string Id { get; init; } = "";

    /// <summary>The entry's key (<c>messaging.sms.infobip.sender</c>).</summary>
    public string Key { get; init; } = "";

    /// <summary>The short label shown to people.</summary>
    public string Name { get; init; } = "";

    /// <summary>The platform's type, an open set (<c>TEXTFIELD_128</c>); "" when the answer does not say.</summary>
    public string Type { get; init; } = "";

    /// <summary>Whether the platform marks the entry as required, which does not mean that the caller must supply it.</summary>
    public bool Required { get; init; }

    /// <summary>The value; a mask in place of a secret, null when there is none.</summary>
    public string? Value { get; init; }

    /// <summary>Key and value, with a mask in place of a secret.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => ShownText.Of($"{Key} = {Value}");
}

/// <summary>A configuration entry of an instance in the platform's JSON.</summary>
internal sealed record InstanceEntryAnswer
{
    [JsonConverter(typeof(LenientText))]
    public string? Id { get; set; }

    public string? Key { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    public bool? Required { get; set; }

    public string? PropertyValue { get; set; }

    public InstanceEntry ToEntry() => new()
    {
        Id = Id ?? "",
        Key = Key ?? "",
        Name = Name ?? "",
        Type = Type ?? "",
        Required = Required ?? false,
        Value = Type == EntryKinds.Password && ShownValues.IsSecret(PropertyValue) ? Secret.Mask : ShownValues.Of(Key, PropertyValue),
    };
}
