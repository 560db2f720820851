using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ElementGen.Tests;

/// <summary>What a client does over real connections of its own.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_redirect_is_not_followed_and_no_cookie_is_kept()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}");
        var redirect = $"""
            HTTP/1.1 302 Found
            Location: {address}elsewhere
            Set-Cookie: tenant=acme
            Content-Length: 0
            Connection: close


            """.ReplaceLineEndings("\r\n");
        var requests = new List<string>();
        var server = ServeAsync(listener, requests, redirect, count: 2);

        for (var i = 0; i < 2; i++)
        {
            using var client = new ElementsClient(new ElementsClientOptions { BaseAddress = address, Credentials = new("u", "o") });
            var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(1));
            Assert.Equal(HttpStatusCode.Found, exception.Status);
        }

        await server.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.All(requests, request =>
        {
            Assert.StartsWith("GET /elements/api-v2/instances/1 HTTP/1.1\r\n", request, StringComparison.Ordinal);
            Assert.Contains("Authorization: User u, Organization o\r\n", request, StringComparison.Ordinal);
            Assert.DoesNotContain("Cookie", request, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_an_error_that_names_the_address()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();
        using var client = new ElementsClient(new ElementsClientOptions { BaseAddress = address, Credentials = new("u", "o") });

        var exception = await Assert.ThrowsAsync<ElementsApiException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        Assert.Null(exception.Status);
        Assert.StartsWith($"POST {address}elements/api-v2/instances got no answer: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("may have been made", exception.Message, StringComparison.Ordinal);
    }

    private static async Task ServeAsync(TcpListener listener, List<string> requests, string answer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var connection = await listener.AcceptTcpClientAsync();
            var stream = connection.GetStream();
            var buffer = new byte[8192];
            var request = new StringBuilder();
            while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));

            requests.Add(request.ToString());
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
    }
}
