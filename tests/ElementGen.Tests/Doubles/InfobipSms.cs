namespace ElementGen.Tests;

/// <summary>Written by hand in the shape of the generated classes: infobip, an element without groups.</summary>
[ElementInstance("infobip")]
public partial class InfobipSms : IElementInstance<InfobipSms>
{
    public const string ElementKey = "infobip";

    public static ElementDescriptor Element { get; } = new(
        "infobip", "Infobip", hub: "messaging", authentication: null, usesOAuth: false,
        [
            new("messaging.sms.infobip.username", "Username", "User Name", "TEXTFIELD_128") { MustSupply = true },
            new("messaging.sms.infobip.password", "Password", "Password", "PASSWORD") { MustSupply = true, IsSecret = true },
            new("messaging.sms.infobip.sender", "Sender", "Phone Number", "TEXTFIELD_128"),
            new("messaging.sms.infobip.callback.url", "CallbackUrl", "Event Notification URL", "TEXTFIELD_1000"),
            new("filter.response.nulls", "FilterResponseNulls", "Filter null values from the response", "BOOLEAN"),
        ]);

    private readonly InstanceConnection _connection;

    private InfobipSms(InstanceConnection connection) => _connection = connection;

    public ProvisionedInstance Instance => _connection.Instance;

    public static async Task<InfobipSms> ProvisionAsync(
        ElementsClient client,
        string name,
        Configuration configuration,
        ProvisionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        new(await InstanceConnection.ProvisionAsync(Element, client, name, configuration, options, cancellationToken).ConfigureAwait(false));

    public static InfobipSms Attach(ElementsClient client, ProvisionedInstance instance) => new(InstanceConnection.Attach(Element, client, instance));

    public Task DeleteAsync(CancellationToken cancellationToken = default) => _connection.DeleteAsync(cancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(request, cancellationToken);

    public sealed partial record Configuration : ElementConfiguration
    {
        [ElementEntry("messaging.sms.infobip.username", MustSupply = true)]
        public string Username { get; init; } = "";

        [ElementEntry("messaging.sms.infobip.password", MustSupply = true, Secret = true)]
        public Secret Password { get; init; } = Secret.Empty;

        [ElementEntry("messaging.sms.infobip.sender")]
        public string? Sender { get; init; }

        [ElementEntry("messaging.sms.infobip.callback.url")]
        public string? CallbackUrl { get; init; }

        [ElementEntry("filter.response.nulls")]
        public bool? FilterResponseNulls { get; init; }

        protected override ElementDescriptor Descriptor => InfobipSms.Element;

        protected override string? ValueOf(int index) => index switch
        {
            0 => Username,
            1 => ValueOf(Password),
            2 => Sender,
            3 => CallbackUrl,
            4 => ValueOf(FilterResponseNulls),
            _ => null,
        };
    }
}
