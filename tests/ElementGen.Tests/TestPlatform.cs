using System.Net;

namespace ElementGen.Tests;

/// <summary>
/// The local platform that all tests share; each takes an organization of its own. Where a test is about an answer that the platform does
/// not give by itself, it asks for a fault.
/// </summary>
internal static class TestPlatform
{
    /// <summary>How a test that needs no sockets calls the platform.</summary>
    public static readonly Uri Address = new("http://localhost/");

    private static readonly Lazy<Task<LocalElementsPlatform>> Shared = new(() => LocalElementsPlatform.StartAsync());

    /// <summary>Where the platform listens, for a test of connections.</summary>
    public static Uri PortAddress => Platform.BaseAddress;

    private static LocalElementsPlatform Platform => Shared.Value.GetAwaiter().GetResult();

    /// <summary>An organization on the platform.</summary>
    public static TestOrganization NewOrganization() => Platform.NewOrganization();

    /// <summary>An organization whose calls are all answered with this.</summary>
    public static TestOrganization Answering(
        HttpStatusCode status, string body, string mediaType = "application/json", params (string Name, string Value)[] headers) =>
        NewOrganization().Answer(Given(status, body, mediaType, headers));

    /// <summary>An organization whose first call is answered with the first answer, its second call with the second, and so on.</summary>
    public static TestOrganization AnsweringInTurn(params IEnumerable<Fault> answers)
    {
        var organization = NewOrganization();
        foreach (var (index, answer) in answers.Index())
            organization.Fail(null, answer, new FaultScope { Nth = index + 1 });

        return organization;
    }

    /// <summary>An answer of this text.</summary>
    public static Fault Given(
        HttpStatusCode status, string body, string mediaType = "application/json", params (string Name, string Value)[] headers) =>
        Fault.Answer((int)status, body, new Dictionary<string, string>(Headers(headers)) { ["Content-Type"] = $"{mediaType}; charset=utf-8" });

    /// <summary>An answer of these bytes.</summary>
    public static Fault Given(byte[] body, params (string Name, string Value)[] headers) =>
        Fault.Answer(200, body, Headers(headers));

    /// <summary>Lets all calls of the organization be answered with this, and with nothing that was asked for before.</summary>
    public static TestOrganization Answer(this TestOrganization organization, Fault answer)
    {
        organization.ClearFaults();
        organization.Fail(null, answer);
        return organization;
    }

    /// <summary>A client of the organization, without a socket.</summary>
    public static ElementsClient Client(
        this TestOrganization organization, IInstanceStore? store = null, TimeSpan? timeout = null, TimeProvider? clock = null) =>
        new(new HttpClient(organization.CreateHandler()), new ElementsClientOptions
        {
            BaseAddress = Address,
            Credentials = organization.Credentials,
            Store = store,
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
            TimeProvider = clock ?? TimeProvider.System,
        });

    /// <summary>A client of the organization over connections of the caller's.</summary>
    public static ElementsClient ClientOver(this TestOrganization organization, HttpClient http, IInstanceStore? store = null) =>
        new(http, new ElementsClientOptions { BaseAddress = PortAddress, Credentials = organization.Credentials, Store = store });

    /// <summary>The only request of the organization.</summary>
    public static RecordedRequest OnlyRequest(this TestOrganization organization) => Assert.Single(organization.Requests);

    /// <summary>Ends when the platform has made so many instances for the organization.</summary>
    public static async Task HasInstancesAsync(this TestOrganization organization, int count)
    {
        while (organization.Instances.Count < count)
            await Task.Delay(5);
    }

    private static Dictionary<string, string> Headers((string Name, string Value)[] headers) =>
        headers.ToDictionary(static header => header.Name, static header => header.Value, StringComparer.OrdinalIgnoreCase);
}
