namespace ElementGen.Tests;

/// <summary>
/// Written by hand in the shape of the generated classes: bigcommerce, where the authentication type selects the entries that count.
/// A second control, without a property, stands for those that can only be set through Additional.
/// </summary>
[ElementInstance("bigcommerce")]
public partial class BigCommerce : IElementInstance<BigCommerce>
{
    public const string ElementKey = "bigcommerce";

    public static ElementDescriptor Element { get; } = new(
        "bigcommerce", "BigCommerce", hub: "ecommerce", authentication: "custom", usesOAuth: false,
        [
            new("store.url", "StoreUrl", "API Path", "TEXTFIELD_128") { MustSupply = true },
            new("oauth.api.key", "OAuthApiKey", "Client ID", "TEXTFIELD_128") { MustSupply = true, IsSecret = true, Group = "custom" },
            new("oauth.user.token", "OAuthUserToken", "Authentication Token", "TEXTFIELD_128") { MustSupply = true, IsSecret = true, Group = "custom" },
            new("password", "Password", "API Token", "TEXTFIELD_128") { MustSupply = true, IsSecret = true, Group = "basic" },
            new("username", "Username", "Username", "TEXTFIELD_128") { MustSupply = true, Group = "basic" },
            new("authentication.type", "AuthenticationType", "Authentication Type", "COMBO") { IsControl = true, SelectedByDefault = "basic" },
            new("event.vendor.type", null, "Vendor type", "COMBO") { IsControl = true },
            new("event.webhook.url", "EventWebhookUrl", "Webhook URL", "TEXTFIELD_1000") { MustSupply = true, Group = "webhooks" },
        ]);

    private readonly InstanceConnection _connection;

    private BigCommerce(InstanceConnection connection) => _connection = connection;

    public ProvisionedInstance Instance => _connection.Instance;

    public static BigCommerce Attach(ElementsClient client, ProvisionedInstance instance) =>
        new(InstanceConnection.Attach(Element, client, instance));

    public Task DeleteAsync(CancellationToken cancellationToken = default) => _connection.DeleteAsync(cancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(request, cancellationToken);

    [ElementEntry("event.vendor.type", Control = true)]
    public sealed partial record Configuration : ElementConfiguration
    {
        [ElementEntry("store.url", MustSupply = true)]
        public string StoreUrl { get; init; } = "";

        [ElementEntry("oauth.api.key", MustSupply = true, Group = "custom", Secret = true)]
        public Secret? OAuthApiKey { get; init; }

        [ElementEntry("oauth.user.token", MustSupply = true, Group = "custom", Secret = true)]
        public Secret? OAuthUserToken { get; init; }

        [ElementEntry("password", MustSupply = true, Group = "basic", Secret = true)]
        public Secret? Password { get; init; }

        [ElementEntry("username", MustSupply = true, Group = "basic")]
        public string? Username { get; init; }

        [ElementEntry("authentication.type", Control = true, SelectedByDefault = "basic")]
        public AuthenticationTypeOption? AuthenticationType { get; init; }

        [ElementEntry("event.webhook.url", MustSupply = true, Group = "webhooks")]
        public string? EventWebhookUrl { get; init; }

        public enum AuthenticationTypeOption
        {
            [ElementOption("basic")]
            Basic,

            [ElementOption("custom")]
            Custom,
        }

        protected override ElementDescriptor Descriptor => BigCommerce.Element;

        protected override string? ValueOf(int index) => index switch
        {
            0 => StoreUrl,
            1 => ValueOf(OAuthApiKey),
            2 => ValueOf(OAuthUserToken),
            3 => ValueOf(Password),
            4 => Username,
            5 => AuthenticationType switch
            {
                AuthenticationTypeOption.Basic => "basic",
                AuthenticationTypeOption.Custom => "custom",
                null => null,
                var other => throw ElementDescriptor.UndefinedOption("AuthenticationType", (int)other),
            },
            7 => EventWebhookUrl,
            _ => null,
        };
    }
}
