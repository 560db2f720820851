using System.Net;
using System.Text.Json;

namespace ElementGen.Tests;

/// <summary>No serializer or logger that goes by the public properties of an instance finds a secret there.</summary>
public sealed class ShownValuesTests
{
    private const string Answer = """
        {
          "id": 123, "token": "t0ken-of-the-instance",
          "configuration": {
            "messaging.sms.infobip.username": "jane", "messaging.sms.infobip.password": "p+a/s=s-long", "pin": "p+a/s=s-long",
            "base.url": "https://jane:p%2Ba%2fs%3Ds-long@example.com", "oauth.user.token": "LEAK-1", "api.key": 4711, "token.url": "https://a.example.com",
            "event.notification.signature.key": "LEAK-2", "empty.password": "", "null.password": null, "has.password": true, "copy": "t0ken-of-the-instance"
          },
          "user": { "id": 9, "emailAddress": "jane@example.com", "secret": "LEAK-3", "nested": [ { "apiKey": { "a": "LEAK-4" }, "note": "user+secret/=" } ] },
          "provisionInteractions": [ { "kind": "confirm", "accessToken": "LEAK-5" }, "p+a/s=s-long" ]
        }
        """;

    private static readonly InfobipSms.Configuration Configuration = Seed.Configuration with { Password = "p+a/s=s-long" };

    [Fact]
    public async Task The_answer_to_a_creation_shows_none_of_what_was_sent()
    {
        var organization = TestPlatform.NewOrganization();
        var answer = Answer.Replace("user+secret/=", organization.Credentials.User.Reveal(), StringComparison.Ordinal);
        using var client = organization.Answer(TestPlatform.Given(HttpStatusCode.OK, answer)).Client();

        var instance = await client.ProvisionInstanceAsync("API Instance", Configuration);

        Assert.Equal(
            """
            messaging.sms.infobip.username=jane;messaging.sms.infobip.password=********;pin=********;base.url=https://jane:********@example.com;oauth.user.token=********;api.key=********;token.url=https://a.example.com;event.notification.signature.key=********;empty.password=;null.password=null;has.password=true;copy=********
            """,
            string.Join(';', instance.Configuration.Select(pair => $"{pair.Key}={pair.Value ?? "null"}")));
        Assert.Equal(
            """{"id":9,"emailAddress":"jane@example.com","secret":"********","nested":[{"apiKey":"********","note":"********"}]}""",
            JsonSerializer.Serialize(instance.User));
        Assert.Equal("""[{"kind":"confirm","accessToken":"********"},"********"]""", JsonSerializer.Serialize(instance.ProvisionInteractions));
        Assert.Equal("t0ken-of-the-instance", instance.Token.Reveal());
    }

    [Fact]
    public async Task The_values_of_an_instance_that_is_asked_for_are_masked_by_their_keys()
    {
        using var client = TestPlatform.Answering(HttpStatusCode.OK, Answer).Client();

        var instance = await client.GetInstanceAsync(123);

        Assert.DoesNotContain("LEAK", Print(instance), StringComparison.Ordinal);
        Assert.Equal("********", instance.Configuration["messaging.sms.infobip.password"]);
        Assert.Equal("jane", instance.Configuration["messaging.sms.infobip.username"]);
    }

    [Fact]
    public async Task The_values_of_listed_instances_are_masked_by_their_keys()
    {
        using var client = TestPlatform.Answering(HttpStatusCode.OK, $"[{Answer}]", headers: ("elements-request-id", "1")).Client();

        await foreach (var instance in client.ListInstancesAsync())
            Assert.DoesNotContain("LEAK", Print(instance), StringComparison.Ordinal);
    }

    [Fact]
    public void A_retained_instance_neither_keeps_nor_gives_back_such_values()
    {
        using var user = JsonDocument.Parse("""{"secret":"LEAK-3","id":9}""");
        var instance = new ProvisionedInstance
        {
            Id = 1,
            Token = "t0ken",
            Configuration = new Dictionary<string, string?> { ["a.password"] = "LEAK-1", ["a.sender"] = "+1" },
            User = user.RootElement,
            ProvisionInteractions = [user.RootElement],
        };

        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        RetainedInstance.Write(instance, bytes);

        Assert.DoesNotContain("LEAK", System.Text.Encoding.UTF8.GetString(bytes.WrittenSpan), StringComparison.Ordinal);
        Assert.DoesNotContain("LEAK", Print(RetainedInstance.Read("""{"configuration":{"a.password":"LEAK-1"},"user":{"secret":"LEAK"}}"""u8)), StringComparison.Ordinal);
        Assert.Equal("+1", RetainedInstanceTests.ReadBack(instance).Configuration["a.sender"]);
    }

    [Fact]
    public void An_instance_that_is_attached_shows_no_secret_entry_of_its_element()
    {
        using var client = TestPlatform.NewOrganization().Client();
        var instance = new ProvisionedInstance
        {
            Id = 123,
            Token = "t0ken",
            Element = new ElementSummary { Key = "infobip" },
            Configuration = new Dictionary<string, string?> { ["event.notification.basic.password"] = "LEAK", ["messaging.sms.infobip.sender"] = "+1" },
        };

        var attached = InfobipSms.Attach(client, instance).Instance;

        Assert.Equal(("********", "+1"), (attached.Configuration["event.notification.basic.password"], attached.Configuration["messaging.sms.infobip.sender"]));
        Assert.Equal("t0ken", attached.Token.Reveal());
    }

    private static string Print(ProvisionedInstance instance) =>
        string.Join(';', instance.Configuration) + JsonSerializer.Serialize(instance.User) + JsonSerializer.Serialize(instance.ProvisionInteractions);
}
