using System.Text.Json;
using ElementGen.Tests.Changing;
using Refit;

namespace ElementGen.Tests.Platform;

/// <summary>Typed clients of other libraries send requests on an instance.</summary>
public sealed class OtherClientsTests : ChangingTests
{
    /// <summary>What a user writes for a hub's own API.</summary>
    public interface IMessaging
    {
        /// <summary>Sends a message.</summary>
        [Post("/hubs/messaging/echo")]
        Task<JsonElement> SendAsync([Body] Message message, [Query] string trace);
    }

    [Fact]
    public async Task A_client_of_refit_needs_no_authorization_of_its_own()
    {
        using var http = new HttpClient(Sms.CreateHandler()) { BaseAddress = Client.BaseAddress };
        var messaging = RestService.For<IMessaging>(http);

        var echo = await messaging.SendAsync(new Message("+1", "hello"), "7");

        Assert.Equal(Sms.Instance.Id, echo.GetProperty("instance").GetInt64());
        Assert.Equal("hello", echo.GetProperty("body").GetProperty("text").GetString());
        Assert.Equal("?trace=7", echo.GetProperty("query").GetString());
    }

    [Fact]
    public async Task A_request_to_another_host_does_not_get_the_token()
    {
        using var http = new HttpClient(Sms.CreateHandler());

        await Assert.ThrowsAsync<ArgumentException>(() => http.GetAsync(new Uri("https://evil.example/")));
    }

    /// <summary>A message.</summary>
    public sealed record Message(string To, string Text);
}
