using System.Net;
using System.Text.Json.Nodes;

// Some of these tests are about configurations that the analyzers refuse.
#pragma warning disable ELG0201, ELG0206

namespace ElementGen.Tests;

public sealed class ProvisioningTests
{
    [Fact]
    public async Task The_request_is_the_one_of_the_platforms_page()
    {
        var transport = FakeTransport.Answering(Seed.Answer);
        using var client = transport.Client();

        await InfobipSms.ProvisionAsync(client, "API Instance", Seed.Configuration, new ProvisionOptions { Tags = ["Docs"] });

        var request = transport.OnlyRequest;
        Assert.Equal("POST", request.Method);
        Assert.Equal("https://api.cloud-elements.com/elements/api-v2/instances", request.Address.AbsoluteUri);
        Assert.Equal("User user+secret/=, Organization organization+secret/=", request.Authorization);
        Assert.Equal("application/json", request.ContentType);
        Assert.Equal("application/json", request.Headers["Accept"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Seed.InstanceFile), JsonNode.Parse(request.Body)), request.Body);
    }

    [Fact]
    public async Task What_is_not_supplied_is_not_sent()
    {
        var body = await BodyOf(new InfobipSms.Configuration { Username = "jane", Password = "p", Sender = "", CallbackUrl = null });

        Assert.Equal(["element", "configuration", "name"], body.AsObject().Select(property => property.Key));
        Assert.Equal(
            ["messaging.sms.infobip.username", "messaging.sms.infobip.password"],
            body["configuration"]!.AsObject().Select(property => property.Key));
    }

    [Fact]
    public async Task Booleans_and_options_are_sent_as_their_text()
    {
        var infobip = await BodyOf(Seed.Configuration with { FilterResponseNulls = false });
        Assert.Equal("false", (string?)infobip["configuration"]!["filter.response.nulls"]);

        var bigCommerce = await BodyOf(new BigCommerce.Configuration
        {
            StoreUrl = "https://store.example.com",
            AuthenticationType = BigCommerce.Configuration.AuthenticationTypeOption.Custom,
            OAuthApiKey = "key",
            OAuthUserToken = "token",
        });
        Assert.Equal("custom", (string?)bigCommerce["configuration"]!["authentication.type"]);
    }

    [Fact]
    public async Task Additional_entries_are_sent_and_win_over_properties()
    {
        var body = await BodyOf(Seed.Configuration with
        {
            Additional = new Dictionary<string, string>
            {
                ["messaging.sms.infobip.username"] = "joe",
                ["messaging.sms.infobip.sender"] = "",
                ["brand.new"] = "on",
                ["empty"] = "",
                ["none"] = null!,
            },
        });

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""
                    {
                      "messaging.sms.infobip.username": "joe", "messaging.sms.infobip.password": "p+a/s=s",
                      "messaging.sms.infobip.callback.url": "https://www.maycoolapp.com/auth", "brand.new": "on"
                    }
                    """),
                body["configuration"]),
            body.ToJsonString());
    }

    [Fact]
    public async Task Options_that_are_set_are_sent()
    {
        var body = await BodyOf(Seed.Configuration, new ProvisionOptions { Tags = ["a", "\"b\""], RetrieveObjectsAfterInstantiation = true });

        Assert.Equal(["a", "\"b\""], body["tags"]!.AsArray().Select(tag => (string?)tag));
        Assert.True((bool)body["retrieveObjectsAfterInstantiation"]!);
    }

    [Fact]
    public async Task Missing_entries_are_named_before_anything_is_sent()
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();

        var exception = await Assert.ThrowsAsync<ElementConfigurationException>(
            () => InfobipSms.ProvisionAsync(client, "API Instance", new InfobipSms.Configuration { Sender = "+17777777777" }));

        Assert.Empty(organization.Requests);
        Assert.Equal("infobip", exception.ElementKey);
        Assert.Equal([InfobipSms.Element.Entries[0], InfobipSms.Element.Entries[1]], exception.MissingEntries);
        Assert.Equal(
            "The configuration of 'infobip' lacks what must be supplied: Username (messaging.sms.infobip.username), "
                + "Password (messaging.sms.infobip.password). Nothing was sent.",
            exception.Message);
    }

    [Fact]
    public async Task Missing_entries_of_the_selected_group_are_named_before_anything_is_sent()
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();
        var configuration = new BigCommerce.Configuration
        {
            StoreUrl = "https://store.example.com",
            Username = "jane",
            Password = "p",
            AuthenticationType = BigCommerce.Configuration.AuthenticationTypeOption.Custom,
        };

        var exception = await Assert.ThrowsAsync<ElementConfigurationException>(() => client.ProvisionInstanceAsync("Shop", configuration));

        Assert.Empty(organization.Requests);
        Assert.Equal(["OAuthApiKey", "OAuthUserToken"], exception.MissingEntries.Select(entry => entry.Property));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_instance_needs_a_name_and_its_tags_a_text(string text)
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();

        await Assert.ThrowsAsync<ArgumentException>(() => client.ProvisionInstanceAsync(text, Seed.Configuration));
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.ProvisionInstanceAsync("name", Seed.Configuration, new ProvisionOptions { Tags = [text] }));
        Assert.Empty(organization.Requests);
    }

    [Fact]
    public async Task Tags_that_are_null_are_refused_before_anything_is_sent()
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration, new ProvisionOptions { Tags = null! }));

        Assert.StartsWith("Tags are null. Leave them out for none", exception.Message, StringComparison.Ordinal);
        Assert.Empty(organization.Requests);
    }

    [Fact]
    public async Task The_placeholders_of_the_platforms_page_are_refused_before_anything_is_sent()
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();
        var configuration = Seed.Configuration with
        {
            Username = FromSettings("<INSERT_USERNAME>"), Password = FromSettings("<INSERT_PASSWORD>"), CallbackUrl = FromSettings("https://<YOUR_HOST>/auth"),
        };

        var name = await Assert.ThrowsAsync<ArgumentException>(() => client.ProvisionInstanceAsync("<INSERT_INSTANCE_NAME>", Seed.Configuration));
        var tag = await Assert.ThrowsAsync<ArgumentException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration, new ProvisionOptions { Tags = ["Docs", "<Add_Your_Tag>"] }));
        var values = await Assert.ThrowsAsync<ElementConfigurationException>(() => client.ProvisionInstanceAsync("API Instance", configuration));

        Assert.StartsWith("The name is a placeholder.", name.Message, StringComparison.Ordinal);
        Assert.StartsWith("A tag is a placeholder.", tag.Message, StringComparison.Ordinal);
        Assert.Equal(
            "The configuration of 'infobip' has placeholders where values belong: Username (messaging.sms.infobip.username), "
                + "Password (messaging.sms.infobip.password), CallbackUrl (messaging.sms.infobip.callback.url). Give the real values; nothing was sent.",
            values.Message);
        Assert.Equal("Username (messaging.sms.infobip.username) is a placeholder", values.Problems[0]);
        Assert.Empty(values.MissingEntries);
        Assert.Empty(organization.Requests);
    }

    [Theory]
    [InlineData("<noreply@acme.example>")]
    [InlineData("<Q9!x>")]
    [InlineData("<InsertOrder id=\"1\"></InsertOrder>")]
    [InlineData("a <b> c")]
    public async Task Brackets_that_are_no_placeholder_are_sent(string sender)
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();

        await client.ProvisionInstanceAsync("API Instance", Seed.Configuration with { Sender = FromSettings(sender) });

        Assert.Single(organization.Instances);
    }

    [Fact]
    public async Task A_placeholder_under_a_key_that_has_no_property_is_refused_too()
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();
        var additional = new Dictionary<string, string> { ["new.entry"] = FromSettings("<INSERT_NEW>") };

        var exception = await Assert.ThrowsAsync<ElementConfigurationException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration with { Additional = additional }));

        Assert.Contains("placeholders where values belong: new.entry.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(organization.Requests);
    }

    // A constant would be reported by the analyzers.
    private static string FromSettings(string text) => text;

    [Theory]
    [InlineData("changeme")]
    [InlineData("<b>bold</b>")]
    [InlineData("a < b > c")]
    [InlineData("P<w>d")]
    public async Task A_value_that_may_be_real_is_sent(string value)
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();

        await client.ProvisionInstanceAsync("todo", Seed.Configuration with { Password = value }, new ProvisionOptions { Tags = ["xxx"] });

        Assert.Single(organization.Instances);
    }

    [Fact]
    public async Task The_instance_is_what_the_platform_answered()
    {
        using var client = TestPlatform.Answering(HttpStatusCode.OK, Seed.Answer).Client();

        var sms = await InfobipSms.ProvisionAsync(client, "API Instance", Seed.Configuration);

        Assert.Equal(123, sms.Instance.Id);
        Assert.Equal("3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=", sms.Instance.Token.Reveal());
        Assert.Equal("infobip", sms.Instance.Element.Key);
    }

    [Fact]
    public async Task An_answer_with_a_byte_order_mark_is_read()
    {
        using var client = TestPlatform.Answering(HttpStatusCode.OK, "\uFEFF" + Seed.Answer).Client();

        Assert.Equal(123, (await client.ProvisionInstanceAsync("API Instance", Seed.Configuration)).Id);
    }

    [Fact]
    public async Task An_old_answer_without_element_and_name_is_completed_by_what_was_asked_for()
    {
        using var client = TestPlatform.Answering(HttpStatusCode.OK, """{"id":5,"token":"t"}""").Client();

        var instance = await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);

        Assert.Equal(("API Instance", "infobip"), (instance.Name, instance.Element.Key));
    }

    private static async Task<JsonNode> BodyOf(ElementConfiguration configuration, ProvisionOptions? options = null)
    {
        var transport = FakeTransport.Answering(Seed.Answer);
        using var client = transport.Client();
        await client.ProvisionInstanceAsync("API Instance", configuration, options);
        return JsonNode.Parse(transport.OnlyRequest.Body)!;
    }
}
