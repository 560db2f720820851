using System.Reflection;
using ElementGen.Definitions;

namespace ElementGen.LocalPlatform.Tests;

/// <summary>Definitions as a user would have them.</summary>
internal static class Elements
{
    /// <summary>The folder of the repository's definitions.</summary>
    public static string Catalogue { get; } = Path.Combine(
        typeof(Elements).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!, "elements");

    public static ElementDefinition Infobip { get; } = new()
    {
        Key = "infobip",
        Name = "Infobip",
        Description = "Sends messages.",
        Hub = "messaging",
        ConfigDescription = "<p>Set up</p>",
        SignupUrl = "http://www.infobip.com/sign_up/",
        Entries =
        [
            new() { Key = "messaging.sms.infobip.username", Name = "User Name", Type = "TEXTFIELD_128", Required = true },
            new() { Key = "messaging.sms.infobip.password", Name = "Password", Type = "PASSWORD", Required = true },
            new() { Key = "messaging.sms.infobip.sender", Name = "Phone Number", Type = "TEXTFIELD_128" },
            new() { Key = "messaging.sms.infobip.callback.url", Name = "Event Notification URL", Type = "TEXTFIELD_1000" },
            new() { Key = "filter.response.nulls", Type = "BOOLEAN", DefaultValue = "true" },
            new() { Key = "event.notification.signature.key", Type = "TEXTFIELD_128", DefaultValue = "live-secret" },
            new() { Key = "default.select.fields.map", Type = "TEXTAREA", Internal = true, HideFromConsole = true },
        ],
    };

    public static ElementDefinition BigCommerce { get; } = new()
    {
        Key = "bigcommerce",
        Name = "BigCommerce",
        AuthenticationType = "basic",
        Entries =
        [
            new() { Key = "username", Name = "username", Type = "TEXTFIELD_128", Required = true, GroupName = "basic" },
            new() { Key = "password", Name = "password", Type = "TEXTFIELD_128", Required = true, GroupName = "basic" },
            new() { Key = "oauth.api.key", Name = "oauth api key", Type = "TEXTFIELD_128", Required = true, GroupName = "custom" },
            new() { Key = "oauth.user.token", Name = "oauth user token", Type = "TEXTFIELD_128", Required = true, GroupName = "custom" },
            new() { Key = "store.url", Name = "store url", Type = "TEXTFIELD_128", Required = true },
            new()
            {
                Key = "authentication.type",
                Name = "authentication type",
                Type = "COMBO",
                Required = true,
                DefaultValue = "basic",
                Options = [new("basic"), new("custom", "OAuth")],
            },
        ],
    };

    /// <summary>An element with a secret whose key does not sound like one.</summary>
    public static ElementDefinition WithPin { get; } =
        new() { Key = "pinned", Entries = [new() { Key = "pin", Type = "PASSWORD", Required = true }] };

    /// <summary>An element that a grant of OAuth 2 authorizes.</summary>
    public static ElementDefinition Box { get; } = new()
    {
        Key = "box",
        Name = "Box",
        Hub = "documents",
        AuthenticationType = "oauth2",
        Entries =
        [
            new() { Key = "oauth.api.key", Name = "API Key", Type = "TEXTFIELD_128", Required = true },
            new() { Key = "oauth.api.secret", Name = "API Secret", Type = "TEXTFIELD_128", Required = true },
            new() { Key = "oauth.callback.url", Name = "Callback URL", Type = "TEXTFIELD_128", Required = true },
        ],
    };

    /// <summary>An element that a grant of OAuth 1 authorizes.</summary>
    public static ElementDefinition Quickbooks { get; } = new()
    {
        Key = "quickbooks",
        Name = "QuickBooks",
        Hub = "finance",
        AuthenticationType = "oauth1",
        Entries = Box.Entries,
    };
}
