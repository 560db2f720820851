using System.Globalization;
using ElementGen;
using ElementGen.Testing;

namespace Acme.Files;

/// <summary>The settings of the sample, read from environment variables.</summary>
/// <param name="BaseAddress">The address of the platform; null for the local one.</param>
/// <param name="Credentials">The account's secrets; null for the local platform's.</param>
/// <param name="Configuration">The configuration of the instance: the application that is registered at Box.</param>
/// <param name="CallbackPort">The port of the callback that is registered at Box; 0 for any.</param>
internal sealed record Settings(Uri? BaseAddress, ElementsCredentials? Credentials, BoxFiles.Configuration Configuration, int CallbackPort)
{
    private const string BaseAddressName = "ELEMENTS_BASE_ADDRESS";
    private const string UserName = "ELEMENTS_USER_SECRET";
    private const string OrganizationName = "ELEMENTS_ORGANIZATION_SECRET";
    private const string CallbackPortName = "OAUTH_CALLBACK_PORT";

    private static readonly string[] RealAccount = [BaseAddressName, UserName, OrganizationName, "BOX_CLIENT_ID", "BOX_CLIENT_SECRET"];

    /// <summary>The folder for the sample's files.</summary>
    public string DataFolder { get; } = Value("ELEMENTS_DATA_DIRECTORY") ?? Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>
    /// Reads the environment variables. If none of the platform's three is set, the sample uses the local platform and an application that
    /// only exists there. The port of the callback need not be set.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Some of a real account's variables are not set; the message names them. Or the address, or the port, is not one.
    /// </exception>
    public static Settings Read()
    {
        if (Value(BaseAddressName) is null && Value(UserName) is null && Value(OrganizationName) is null)
            return new Settings(null, null, Application("acme", Guid.NewGuid().ToString("N")), CallbackPort: 0);

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
            Application(Value("BOX_CLIENT_ID")!, Value("BOX_CLIENT_SECRET")!),
            Port());
    }

    private static BoxFiles.Configuration Application(string clientId, Secret clientSecret) => new()
    {
        OAuthApiKey = clientId,
        OAuthApiSecret = clientSecret,
    };

    private static int Port()
    {
        if (Value(CallbackPortName) is not { } text)
            return OAuthCallbackListenerOptions.DefaultPort;

        return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new InvalidOperationException($"{CallbackPortName} is not a port, such as {OAuthCallbackListenerOptions.DefaultPort}.");
    }

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
