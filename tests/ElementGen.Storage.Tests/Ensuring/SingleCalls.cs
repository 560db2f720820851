using ElementGen.LocalPlatform;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>Single calls on a local platform.</summary>
internal static class SingleCalls
{
    public static ElementsClient ClientOver(
        LocalPlatformServer platform,
        IInstanceStore store,
        HttpMessageHandler? connections = null,
        LocalPlatformCredentials? credentials = null,
        string account = "acme") => new(
        new HttpClient(connections ?? new SocketsHttpHandler(), disposeHandler: connections is null),
        new ElementsClientOptions
        {
            BaseAddress = platform.BaseAddress,
            Credentials = new ElementsCredentials(
                (credentials ?? platform.Credentials).UserSecret, (credentials ?? platform.Credentials).OrganizationSecret),
            Account = account,
            Store = store,
        });

    public static Task<ProvisionedInstance> EnsureAsync(ElementsClient client, string name, EnsureOptions? options = null) =>
        client.EnsureProvisionedInstanceAsync(name, Tenants.ConfigurationOf(name), options);
}
