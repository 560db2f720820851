using Acme.Files;
using ElementGen;
using ElementGen.Storage;
using ElementGen.Testing;

const string InstanceName = "acme-files";

try
{
    var settings = Settings.Read();
    // The folder for the store and for the local platform's state.
    var data = Directory.CreateDirectory(settings.DataFolder).FullName;

    await using var local = settings.BaseAddress is null ? await StartLocalPlatformAsync(data) : null;
    var address = settings.BaseAddress ?? local!.BaseAddress;
    Output.Print("platform", local is null ? $"{address}" : $"{address} on this machine, because no account is configured");

    // An instance belongs to one platform, so each platform has its own store.
    var file = Path.Combine(data, local is null ? $"{address.Host}.db" : "local.db");
    using var store = SqliteInstanceStore.Open(file);
    using var client = new ElementsClient(new ElementsClientOptions
    {
        BaseAddress = address,
        Credentials = settings.Credentials ?? local!.DefaultOrganization.Credentials,
        Store = store,
        // By default the account is the host with its port, and the local platform has another port at every start.
        Account = local is null ? address.Host : "local",
    });

    BoxFiles files;
    if (await client.FindRetainedInstanceAsync(BoxFiles.ElementKey, InstanceName) is { } retained)
    {
        files = BoxFiles.Attach(client, retained);
        Output.Print("found", $"{files.Instance}, retained in {file}; nobody was asked, and no instance was made");
        await PingAsync(files, file);
    }
    else
    {
        await using var listener = await OAuthCallbackListener.StartAsync(new() { Port = settings.CallbackPort });
        var person = new Consent(client, listener, isLocal: local is not null);

        var grant = await person.AskAsync(settings.Configuration);
        var options = new ProvisionOptions { Tags = ["sample"] };
        files = await BoxFiles.ProvisionAsync(client, InstanceName, settings.Configuration, grant, options);
        Output.Print("provisioned", $"{files.Instance}");
        Output.Print("retained", $"the token, encrypted, in {file}");
        await PingAsync(files, file);

        // What a program does when Box takes the instance's access back, or its refresh token expires.
        var token = files.Instance.Token;
        await files.ReauthenticateAsync(await person.AskAsync(settings.Configuration));
        var kept = files.Instance.Token == token ? "the same" : "another one";
        Output.Print("authorized", $"again, with a second grant; the token is {kept}");
        await PingAsync(files, file);
    }

    Output.Print("done", "run it again: the retained instance is found, and nobody is asked");
    return 0;
}
catch (Exception exception) when (exception is ElementGenException or InvalidOperationException or ArgumentException or TimeoutException
    or HttpRequestException or IOException or InvalidDataException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"error        {exception.Message}");
    return 1;
}

static Task<LocalElementsPlatform> StartLocalPlatformAsync(string data) =>
    LocalElementsPlatform.StartAsync(new() { StateFile = Path.Combine(data, "local-platform.db") });

static async Task PingAsync(BoxFiles files, string file)
{
    using var answer = await files.SendAsync(new HttpRequestMessage(HttpMethod.Get, "ping"));
    Output.Print("called", $"GET ping with the instance's token: {(int)answer.StatusCode} {answer.StatusCode}");
    if (!answer.IsSuccessStatusCode)
    {
        throw new InvalidOperationException(
            $"The platform does not take the retained token. If the instance was deleted there, delete {file} and run again.");
    }
}
