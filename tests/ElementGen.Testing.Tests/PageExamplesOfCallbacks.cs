namespace ElementGen.Testing.Tests;

/// <summary>The examples of <c>docs/callbacks.md</c>. Those that take the default port, or read from a terminal, only compile.</summary>
public sealed class PageExamplesOfCallbacks
{
    [Fact]
    public void Another_port_and_path()
    {
        var options = new OAuthCallbackListenerOptions { Port = 5100, Path = "/oauth/box" };

        Assert.Equal((5100, "/oauth/box"), (options.Port, options.Path));
    }

    [Fact]
    public async Task In_a_test()
    {
        await using var platform = await LocalElementsPlatform.StartAsync();
        using var client = platform.DefaultOrganization.CreateClient();
        await using var listener = await OAuthCallbackListener.StartAsync(new() { Port = 0 });
        var configuration = new Box.Configuration { OAuthApiKey = "client", OAuthApiSecret = Guid.NewGuid().ToString() };

        var pending = await Box.AuthorizeAsync(client, configuration, new AuthorizationOptions { CallbackUrl = listener.CallbackUrl });
        var waiting = listener.WaitAsync(pending);

        using var browser = new HttpClient();
        using var decision = new FormUrlEncodedContent([KeyValuePair.Create("decision", "allow")]); // or "deny"
        using var page = await browser.PostAsync(pending.Address, decision);

        var box = await Box.ProvisionAsync(client, "acme-box", configuration, await waiting);

        Assert.Equal(box.Instance.Id, platform.Verify.OneInstance("box", "acme-box").Id);
    }

    internal static async Task OnACommandLineAsync(ElementsClient client, Box.Configuration configuration)
    {
        await using var listener = await OAuthCallbackListener.StartAsync();
        var pending = await Box.AuthorizeAsync(client, configuration, new AuthorizationOptions { CallbackUrl = listener.CallbackUrl });

        var waiting = listener.WaitAsync(pending, TimeSpan.FromMinutes(5));
        Console.WriteLine($"Open {pending.Address}");
        var box = await Box.ProvisionAsync(client, "acme-box", configuration, await waiting);
        Console.WriteLine(box.Instance);
    }

    internal static void Paste(OAuthCallbackListener listener)
    {
        while (!listener.TryComplete(Console.ReadLine() ?? throw new EndOfStreamException()))
            Console.WriteLine("That is not the address. Paste it whole, with code and state.");
    }
}
