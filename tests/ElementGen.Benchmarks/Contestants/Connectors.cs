using System.Text.Json.Serialization;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>An element as a user declares it.</summary>
[ElementInstance("infobip")]
internal sealed partial class InfobipSms
{
    /// <summary>A configuration with five of its entries.</summary>
    public static Configuration Filled { get; } = new()
    {
        Username = "acme",
        Password = "correct horse battery staple",
        Sender = "447700900123",
        CallbackUrl = "https://example.com/events/infobip",
        FilterResponseNulls = true,
    };
}

/// <summary>The body of the request as a type for a serializer, with the same entries.</summary>
internal sealed record InstanceBody(
    [property: JsonPropertyName("element")] ElementBody Element,
    [property: JsonPropertyName("configuration")] InfobipBody Configuration,
    [property: JsonPropertyName("tags")] List<string> Tags,
    [property: JsonPropertyName("name")] string Name)
{
    public static InstanceBody Filled { get; } = new(
        new ElementBody("infobip"),
        new InfobipBody
        {
            Username = InfobipSms.Filled.Username,
            Password = InfobipSms.Filled.Password.Reveal(),
            Sender = InfobipSms.Filled.Sender,
            CallbackUrl = InfobipSms.Filled.CallbackUrl,
            FilterResponseNulls = "true",
        },
        ["acme", "sms"],
        "acme sms");
}

internal sealed record ElementBody([property: JsonPropertyName("key")] string Key);

internal sealed record InfobipBody
{
    [JsonPropertyName("messaging.sms.infobip.username")]
    public string? Username { get; init; }

    [JsonPropertyName("messaging.sms.infobip.password")]
    public string? Password { get; init; }

    [JsonPropertyName("allow.select.fields")]
    public string? AllowSelectFields { get; init; }

    [JsonPropertyName("messaging.sms.infobip.sender")]
    public string? Sender { get; init; }

    [JsonPropertyName("messaging.sms.infobip.callback.url")]
    public string? CallbackUrl { get; init; }

    [JsonPropertyName("filter.response.nulls")]
    public string? FilterResponseNulls { get; init; }

    [JsonPropertyName("event.notification.basic.username")]
    public string? EventNotificationBasicUsername { get; init; }

    [JsonPropertyName("event.notification.basic.password")]
    public string? EventNotificationBasicPassword { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InstanceBody))]
internal sealed partial class BodyJson : JsonSerializerContext;
