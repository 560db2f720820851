using System.Net;

namespace ElementGen.Tests.Changing;

/// <summary>A base for tests that change an instance on a platform of their own.</summary>
public abstract class ChangingTests : IAsyncLifetime
{
    protected static InfobipSms.Configuration Configuration { get; } = new()
    {
        Username = "jane",
        Password = "p+a/s=s",
        Sender = "+17777777777",
    };

    protected LocalElementsPlatform Platform { get; private set; } = null!;

    protected TestOrganization Organization { get; private set; } = null!;

    protected ElementsClient Client { get; private set; } = null!;

    protected InfobipSms Sms { get; private set; } = null!;

    protected InstanceInfo OnPlatform => Organization.Instances.Single(instance => instance.Id == Sms.Instance.Id);

    public async Task InitializeAsync()
    {
        Platform = await LocalElementsPlatform.StartAsync();
        Organization = Platform.NewOrganization();
        Client = Organization.CreateClient();
        Sms = await InfobipSms.ProvisionAsync(Client, "acme-sms", Configuration, new ProvisionOptions { Tags = ["acme", "it's \"one\""] });
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Platform.DisposeAsync();
    }

    protected IEnumerable<RecordedRequest> Sent(Call call) => Organization.Requests.Where(request => request.Call == call);

    protected static async Task IsAnswered(HttpStatusCode status, Func<Task> call) =>
        Assert.Equal(status, (await Assert.ThrowsAsync<ElementsApiException>(call)).Status);
}
