using System.Net;
using System.Reflection;
using ElementGen.Testing;

namespace ElementGen.Catalog.Tests;

/// <summary>
/// Every element of the catalogue is used as a team would use it: one with OAuth from the consent on, every other one from its configuration
/// on, until its instance is deleted.
/// </summary>
public sealed class ElementCallsTests(CatalogPlatform platform) : IClassFixture<CatalogPlatform>
{
    private static readonly Uri Callback = new("https://acme.example/callback");

    public static TheoryData<string> Classes { get; } = [.. ElementTypes().Select(static type => type.Name)];

    [Theory]
    [MemberData(nameof(Classes))]
    public Task An_instance_of_each_element_lives_through_all_its_calls(string className)
    {
        var type = ElementTypes().Single(type => type.Name == className);
        return (Task)GetType().GetMethod(nameof(LiveAsync), BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(type)
            .Invoke(this, null)!;
    }

    [Fact]
    public void Every_element_of_the_catalogue_has_a_class()
    {
        var keys = ElementTypes().Select(static type => type.GetCustomAttribute<ElementInstanceAttribute>()!.Key).ToHashSet();

        Assert.Equal(platform.Keys, keys.Order(StringComparer.Ordinal));
    }

    private async Task LiveAsync<T>()
        where T : class, IElementInstance<T>
    {
        var organization = platform.Server.NewOrganization();
        using var client = organization.CreateClient();
        var isOAuth = typeof(T).GetInterfaces().Any(
            static each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IOAuthElementInstance<>));
        var configuration = ConfigurationOf(typeof(T), isOAuth);
        var grant = isOAuth ? await ConsentAsync(client, configuration) : null;
        if (isOAuth)
            await Assert.ThrowsAsync<GrantMissingException>(() => client.ProvisionInstanceAsync("acme", configuration));

        var made = await client.ProvisionInstanceAsync("acme", configuration, new ProvisionOptions { Grant = grant, Tags = ["a"] });
        var instance = T.Attach(client, made);
        Assert.Equal(HttpStatusCode.OK, await PingAsync(instance));

        await instance.Connection.UpdateAsync(EmptyOf(typeof(T)), Changed, CancellationToken.None);
        Assert.Contains("changed", organization.Instances.Single().Configuration.Values);
        await instance.AddTagsAsync(["b"]);
        Assert.Equal(["a", "b"], instance.Instance.Tags);
        await instance.DisableAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await PingAsync(instance));
        await instance.EnableAsync();
        if (isOAuth)
            await client.ReauthenticateInstanceAsync(made.Id, await ConsentAsync(client, configuration));

        await instance.RefreshAsync();
        Assert.Equal(made.Token, instance.Instance.Token);
        await instance.DeleteAsync();
        Assert.Empty(organization.Instances);
        organization.Verify.NoUnknownCalls();
    }

    private async Task<OAuthGrant> ConsentAsync(ElementsClient client, ElementConfiguration configuration)
    {
        var pending = await client.AuthorizeAsync(configuration, new AuthorizationOptions { CallbackUrl = Callback });
        using var browser = new HttpClient(platform.Server.CreateHandler());
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["decision"] = "allow" });
        using var answer = await browser.PostAsync(pending.Address, form);
        return pending.Complete(answer.Headers.Location!);
    }

    private static async Task<HttpStatusCode> PingAsync<T>(T instance)
        where T : class, IElementInstance<T>
    {
        using var answer = await instance.SendAsync(new HttpRequestMessage(HttpMethod.Get, "ping"));
        return answer.StatusCode;
    }

    private static ElementConfiguration Changed(ElementConfiguration configuration)
    {
        var element = ElementOf(configuration);
        var entry = element.Entries.First(static entry =>
            entry is { Property: not null, IsSecret: false, IsBoolean: false, IsChoice: false, IsControl: false }
            && !entry.Key.StartsWith("oauth.", StringComparison.Ordinal));
        return configuration with { Additional = new Dictionary<string, string> { [entry.Key] = "changed" } };
    }

    private static ElementDescriptor ElementOf(ElementConfiguration configuration) =>
        (ElementDescriptor)configuration.GetType().DeclaringType!.GetProperty("Element")!.GetValue(null)!;

    private static ElementConfiguration EmptyOf(Type type) =>
        (ElementConfiguration)Activator.CreateInstance(type.GetNestedType("Configuration")!)!;

    // Whatever may have to be supplied, and the authentication that a consent gives.
    private static ElementConfiguration ConfigurationOf(Type type, bool isOAuth)
    {
        var element = ElementOf(EmptyOf(type));
        var read = (string name) => element.Entries.FirstOrDefault(entry => entry.Key == name) is { } entry ? ValueOf(entry, isOAuth) : null;
        return (ElementConfiguration)type.GetNestedType("Configuration")!.GetMethod("ReadFrom")!.Invoke(null, [read, ""])!;
    }

    private static string? ValueOf(EntryDescriptor entry, bool isOAuth) => entry switch
    {
        { Key: "authentication.type", Options: { } options } =>
            options.Texts.FirstOrDefault(text => isOAuth && text is "oauth2" or "oauth1") ?? (entry.MustSupply ? options.Texts[0] : null),
        { Key: "oauth.callback.url" } => isOAuth ? Callback.OriginalString : null,
        { Key: "oauth.api.key" or "oauth.api.secret" } => "client",
        { MustSupply: false } => null,
        { Options: { } options } => options.Texts[0],
        { IsBoolean: true } => "true",
        _ when entry.Key.EndsWith("url", StringComparison.OrdinalIgnoreCase) => "https://acme.example/",
        _ => "value",
    };

    private static IEnumerable<Type> ElementTypes() => typeof(ElementCallsTests).Assembly.GetTypes()
        .Where(static type => type.IsDefined(typeof(ElementInstanceAttribute), inherit: false));
}

/// <summary>A platform with the whole catalogue, started once.</summary>
public sealed class CatalogPlatform : IAsyncLifetime
{
    public LocalElementsPlatform Server { get; private set; } = null!;

    /// <summary>The keys of all elements.</summary>
    public IReadOnlyList<string> Keys { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Server = await LocalElementsPlatform.StartAsync();
        using var client = Server.NewOrganization().CreateClient();
        var keys = new List<string>();
        await foreach (var element in client.ListElementsAsync())
            keys.Add(element.Key);

        Keys = [.. keys.Order(StringComparer.Ordinal)];
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
