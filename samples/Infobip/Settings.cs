using ElementGen;

namespace Acme.Messaging;

/// <summary>The settings of the sample, read from environment variables.</summary>
/// <param name="BaseAddress">The address of the platform; null for the local one.</param>
/// <param name="Credentials">The account's secrets; null for the local platform's.</param>
/// <param name="Configuration">The configuration of the instance.</param>
internal sealed record Settings(Uri? BaseAddress, ElementsCredentials? Credentials, InfobipSms.Configuration Configuration)
{
    private const string BaseAddressName = "ELEMENTS_BASE_ADDRESS";
    private const string UserName = "ELEMENTS_USER_SECRET";
    private const string OrganizationName = "ELEMENTS_ORGANIZATION_SECRET";

    private static readonly string[] RealAccount =
        [BaseAddressName, UserName, OrganizationName, "INFOBIP_USERNAME", "INFOBIP_PASSWORD"];

    /// <summary>The folder for the sample's files.</summary>
    public string DataFolder { get; } = Value("ELEMENTS_DATA_DIRECTORY") ?? Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>
    /// Reads the environment variables. If none of the platform's three is set, the sample uses the local platform and example values. The
    /// element needs no sender and no callback URL, so these two variables need not be set.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Some of a real account's variables are not set; the message names them. Or the address is not one.
    /// </exception>
    public static Settings Read()
    {
        if (Value(BaseAddressName) is null && Value(UserName) is null && Value(OrganizationName) is null)
            return new Settings(null, null, ExampleConfiguration());

        var missing = RealAccount.Where(static name => Value(name) is null).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"For a real account, set {string.Join(", ", missing)} too; "
                + $"to use the local platform, unset {BaseAddressName}, {UserName} and {OrganizationName}.");
        }

        if (!Uri.TryCreate(Value(BaseAddressName), UriKind.Absolute, out var address))
        {
            throw new InvalidOperationException(
                $"{BaseAddressName} is not an absolute address, such as https://api.cloud-elements.com.");
        }

        return new Settings(
            address,
            new ElementsCredentials(Value(UserName)!, Value(OrganizationName)!),
            Configure(Value("INFOBIP_USERNAME")!, Value("INFOBIP_PASSWORD")!, Value("INFOBIP_SENDER"), Value("INFOBIP_CALLBACK_URL")));
    }

    private static InfobipSms.Configuration ExampleConfiguration() =>
        Configure("acme", Guid.NewGuid().ToString("N"), "+17777777777", "https://www.maycoolapp.com/auth");

    private static InfobipSms.Configuration Configure(string username, Secret password, string? sender, string? callbackUrl) => new()
    {
        Username = username,
        Password = password,
        Sender = sender,
        CallbackUrl = callbackUrl,
    };

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
