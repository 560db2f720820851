using ElementGen;

namespace Acme.Messaging;

/// <summary>What the environment says: which platform to use, and the values of the four entries.</summary>
internal sealed record Settings(Uri? BaseAddress, ElementsCredentials? Credentials, InfobipSms.Configuration Configuration)
{
    private const string BaseAddressName = "ELEMENTS_BASE_ADDRESS";
    private const string UserName = "ELEMENTS_USER_SECRET";
    private const string OrganizationName = "ELEMENTS_ORGANIZATION_SECRET";

    private static readonly string[] RealAccount =
        [BaseAddressName, UserName, OrganizationName, "INFOBIP_USERNAME", "INFOBIP_PASSWORD", "INFOBIP_SENDER", "INFOBIP_CALLBACK_URL"];

    /// <summary>Reads the environment. Without any of the platform's three variables the local platform is meant, and example values do.</summary>
    /// <exception cref="InvalidOperationException">A real account is meant, but not all of it is there; the message names every variable that is missing.</exception>
    public static Settings Read()
    {
        if (Value(BaseAddressName) is null && Value(UserName) is null && Value(OrganizationName) is null)
            return new Settings(null, null, Configure("acme", Guid.NewGuid().ToString("N"), "+17777777777", "https://www.maycoolapp.com/auth"));

        var missing = RealAccount.Where(static name => Value(name) is null).ToList();
        if (missing.Count > 0)
            throw new InvalidOperationException($"For a real account, set {string.Join(", ", missing)} too; to use the local platform, unset {BaseAddressName}, {UserName} and {OrganizationName}.");

        if (!Uri.TryCreate(Value(BaseAddressName), UriKind.Absolute, out var address))
            throw new InvalidOperationException($"{BaseAddressName} is no absolute address, such as https://api.cloud-elements.com.");

        return new Settings(
            address,
            new ElementsCredentials(Value(UserName)!, Value(OrganizationName)!),
            Configure(Value("INFOBIP_USERNAME")!, Value("INFOBIP_PASSWORD")!, Value("INFOBIP_SENDER")!, Value("INFOBIP_CALLBACK_URL")!));
    }

    private static InfobipSms.Configuration Configure(string username, Secret password, string sender, string callbackUrl) => new()
    {
        Username = username,
        Password = password,
        Sender = sender,
        CallbackUrl = callbackUrl,
    };

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
