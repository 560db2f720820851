using System.Text.Json.Nodes;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>What generated methods send, seen from the other end of the wire.</summary>
public class ProvisioningTests
{
    private const string Recording = """"
        using System;
        using System.Net.Http;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using ElementGen;

        internal sealed class Platform : HttpMessageHandler
        {
            public StringBuilder Received { get; } = new();

            public static (ElementsClient Client, StringBuilder Received) Connect()
            {
                var platform = new Platform();
                var options = new ElementsClientOptions
                {
                    BaseAddress = new Uri("https://platform.example"),
                    Credentials = new ElementsCredentials("user+/=", "organization+/="),
                };
                return (new ElementsClient(new HttpClient(platform), options), platform.Received);
            }

            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                Received.Append(request.Method).Append(' ').Append(request.RequestUri).Append('\n');
                if (request.Content is not null)
                    Received.Append(await request.Content.ReadAsStringAsync(cancellationToken));
                var element = Received.ToString().Contains("authorizenet") ? "authorizenet" : "infobip";
                var answer = $$"""{ "id": 123, "name": "n", "token": "t", "element": { "key": "{{element}}" } }""";
                return new HttpResponseMessage { Content = new StringContent(answer, Encoding.UTF8, "application/json"), RequestMessage = request };
            }
        }
        """";

    [Fact]
    public void The_request_for_infobip_is_the_one_that_the_platform_documents()
    {
        var received = Received("infobip", """
            new()
            {
                Username = "jane",
                Password = "p+a/s=s",
                Sender = "+17777777777",
                CallbackUrl = "https://www.maycoolapp.com/auth",
            }
            """, tags: ["Docs"]);

        Assert.Equal("POST https://platform.example/elements/api-v2/instances", received.Head);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""
                    {
                      "element": {
                        "key": "infobip"
                      },
                      "configuration": {
                        "messaging.sms.infobip.sender": "+17777777777",
                        "messaging.sms.infobip.username": "jane",
                        "messaging.sms.infobip.password": "p+a/s=s",
                        "messaging.sms.infobip.callback.url": "https://www.maycoolapp.com/auth"
                      },
                      "tags": [
                        "Docs"
                      ],
                      "name": "instance"
                    }
                    """),
                JsonNode.Parse(received.Body)),
            received.Body);
    }

    [Fact]
    public void Booleans_options_and_secrets_are_sent_as_the_texts_that_the_platform_knows()
    {
        var received = Received("authorizenet", """
            new()
            {
                AuthorizeNetPaymentEnvironment = Connector.Configuration.AuthorizeNetPaymentEnvironmentOption.SandboxTestmode,
                AuthorizeNetPaymentLogin = "acme",
                AuthorizeNetPaymentTransactionkey = "key",
                EventNotificationBasicPassword = "secret",
                FilterResponseNulls = false,
                AllowSelectFields = true,
                EventNotificationBasicUsername = "",
                Additional = new System.Collections.Generic.Dictionary<string, string> { ["new.entry"] = "1" },
            }
            """);

        Assert.Equal(
            "allow.select.fields=true authorize.net.payment.environment=SANDBOX_TESTMODE authorize.net.payment.login=acme "
            + "authorize.net.payment.transactionkey=key event.notification.basic.password=secret filter.response.nulls=false new.entry=1",
            string.Join(' ', JsonNode.Parse(received.Body)!["configuration"]!.AsObject().OrderBy(entry => entry.Key).Select(entry => $"{entry.Key}={entry.Value}")));
    }

    [Fact]
    public void An_option_that_does_not_exist_is_refused_before_anything_is_sent()
    {
        var thrown = Assert.ThrowsAny<Exception>(() => Received(
            "authorizenet",
            "new() { AuthorizeNetPaymentEnvironment = (Connector.Configuration.AuthorizeNetPaymentEnvironmentOption)17 }")).GetBaseException();

        Assert.IsType<InvalidOperationException>(thrown);
        Assert.Contains("AuthorizeNetPaymentEnvironment", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("17", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_entries_are_named_before_anything_is_sent()
    {
        var thrown = Assert.ThrowsAny<Exception>(() => Received("infobip", "new() { Sender = \"1\" }")).GetBaseException();

        Assert.Equal("ElementConfigurationException", thrown.GetType().Name);
        Assert.Contains("messaging.sms.infobip.username", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("messaging.sms.infobip.password", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_of_another_element_is_not_taken_up()
    {
        var thrown = Assert.ThrowsAny<Exception>(() => Received(
            "infobip",
            """new() { Username = "acme", Password = "secret" }""",
            afterwards: "Other.Attach(platform.Client, connector.Instance);")).GetBaseException();

        Assert.IsType<ArgumentException>(thrown);
        Assert.Contains("'infobip'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("'twilio'", thrown.Message, StringComparison.Ordinal);
    }

    private static (string Head, string Body) Received(string key, string configuration, string[]? tags = null, string afterwards = "")
    {
        var options = $$"""new ProvisionOptions { Tags = [{{string.Join(", ", (tags ?? []).Select(tag => $"\"{tag}\""))}}] }""";
        var source = $$"""
            using System.Threading.Tasks;
            using ElementGen;

            [ElementInstance("{{key}}")]
            public partial class Connector;

            [ElementInstance("twilio")]
            public partial class Other;

            public static class Check
            {
                public static async Task<string> Run()
                {
                    var platform = Platform.Connect();
                    var connector = await Connector.ProvisionAsync(platform.Client, "instance", {{configuration}}, {{options}});
                    {{afterwards}}
                    return connector.Instance.Id == 123 ? platform.Received.ToString() : "another instance";
                }
            }
            """;
        var received = new Consumer().WithElements(key, "twilio").With(Recording).With(source).Generate().Run("Check", "Run")!.Split('\n', 2);
        return (received[0], received[1]);
    }
}
