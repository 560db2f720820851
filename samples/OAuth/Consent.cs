using ElementGen;
using ElementGen.Testing;

namespace Acme.Files;

/// <summary>Asks a person for consent.</summary>
/// <param name="client">The platform.</param>
/// <param name="listener">Takes what the person's browser brings.</param>
/// <param name="isLocal">Whether the consent page is the local platform's, so that this program can answer it.</param>
internal sealed class Consent(ElementsClient client, OAuthCallbackListener listener, bool isLocal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private Uri? _page;
    private Task? _reading;

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="configuration">The configuration of the instance.</param>
    /// <returns>The grant.</returns>
    /// <exception cref="AuthorizationException">The person refused, or took too long.</exception>
    public async Task<OAuthGrant> AskAsync(BoxFiles.Configuration configuration)
    {
        var options = new AuthorizationOptions { CallbackUrl = listener.CallbackUrl };
        var pending = await BoxFiles.AuthorizeAsync(client, configuration, options);
        _page = pending.Address;
        // Before anybody can have seen the address.
        var waiting = listener.WaitAsync(pending, Patience);
        Output.Print("authorize", $"{_page}");
        if (isLocal && Console.IsInputRedirected)
        {
            await AllowAsync(_page);
            Output.Print("allowed", "by this program, because nobody is at a terminal");
        }
        else
        {
            Output.Print("", "Open this address in a browser. If the browser runs on another machine, paste the address that it ends at.");
            if (isLocal)
                Output.Print("", "Or press Enter to let this program allow access.");
            _reading ??= Task.Run(ReadLinesAsync);
        }

        return await waiting;
    }

    private async Task ReadLinesAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            try
            {
                if (isLocal && line.Length == 0)
                    await AllowAsync(_page!);
                else if (!listener.TryComplete(line))
                    Output.Print("", "That is not the address that the browser was sent to. Paste it whole, with code and state.");
            }
            catch (HttpRequestException)
            {
                Output.Print("", "The page was answered already.");
            }
        }
    }

    // Does what the button of the page does. The answer leads to the listener.
    private static async Task AllowAsync(Uri address)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("decision", "allow")]);
        using var page = await browser.PostAsync(address, form);
        page.EnsureSuccessStatusCode();
    }
}
