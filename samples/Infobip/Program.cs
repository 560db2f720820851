using Acme.Messaging;
using ElementGen;
using ElementGen.Storage;
using ElementGen.Testing;

const string InstanceName = "acme-sms";

try
{
    var settings = Settings.Read();
    // The folder for the store and for the local platform's state.
    var data = Directory.CreateDirectory(settings.DataFolder);

    await using var local = settings.BaseAddress is null ? await StartLocalPlatformAsync(data.FullName) : null;
    var address = settings.BaseAddress ?? local!.BaseAddress;
    Print("platform", local is null ? $"{address}" : $"{address} on this machine, because no account is configured");

    // An instance belongs to one platform, so each platform has its own store.
    var file = Path.Combine(data.FullName, local is null ? $"{address.Host}.db" : "local.db");
    using var store = SqliteInstanceStore.Open(file);
    using var client = new ElementsClient(new ElementsClientOptions
    {
        BaseAddress = address,
        Credentials = settings.Credentials ?? local!.DefaultOrganization.Credentials,
        Store = store,
        // By default the account is the host with its port, and the local platform has another port at every start.
        Account = local is null ? address.Host : "local",
    });

    InfobipSms sms;
    if (await client.FindRetainedInstanceAsync(InfobipSms.ElementKey, InstanceName) is { } retained)
    {
        sms = InfobipSms.Attach(client, retained);
        Print("found", $"{sms.Instance}, retained in {file}; no instance was made");
    }
    else
    {
        var options = new ProvisionOptions { Tags = ["sample"] };
        sms = await InfobipSms.ProvisionAsync(client, InstanceName, settings.Configuration, options);
        Print("provisioned", $"{sms.Instance}");
        Print("retained", $"the token, encrypted, in {file}");
    }

    using var answer = await sms.SendAsync(new HttpRequestMessage(HttpMethod.Get, "ping"));
    Print("called", $"GET ping with the instance's token: {(int)answer.StatusCode} {answer.StatusCode}");
    if (!answer.IsSuccessStatusCode)
    {
        throw new InvalidOperationException(
            $"The platform does not take the retained token. If the instance was deleted there, delete {file} and run again.");
    }

    Print("done", "run it again: the retained instance is found, and none is made");
    return 0;
}
catch (Exception exception) when (exception is ElementGenException or InvalidOperationException or ArgumentException
    or IOException or InvalidDataException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"error        {exception.Message}");
    return 1;
}

// It serves the definitions of this project's build.
static Task<LocalElementsPlatform> StartLocalPlatformAsync(string data) =>
    LocalElementsPlatform.StartAsync(new() { StateFile = Path.Combine(data, "local-platform.db") });

static void Print(string step, string text) => Console.WriteLine($"{step,-12} {text}");
