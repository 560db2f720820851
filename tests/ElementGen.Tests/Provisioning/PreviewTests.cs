using System.Text.Json;
using ElementGen.Tests.Changing;

namespace ElementGen.Tests.Provisioning;

/// <summary>What would be sent is shown.</summary>
public sealed class PreviewTests : ChangingTests
{
    [Fact]
    public void The_body_is_shown_with_masks_for_its_secrets()
    {
        var configuration = Configuration with { Additional = new Dictionary<string, string> { ["new.key"] = "s3cret" } };

        var preview = Client.PreviewInstance("acme-sms", configuration, new ProvisionOptions { Tags = ["acme"] });

        using var body = JsonDocument.Parse(preview.Body);
        var entries = body.RootElement.GetProperty("configuration");
        Assert.Equal("infobip", body.RootElement.GetProperty("element").GetProperty("key").GetString());
        Assert.Equal("jane", entries.GetProperty("messaging.sms.infobip.username").GetString());
        Assert.Equal("********", entries.GetProperty("messaging.sms.infobip.password").GetString());
        Assert.Equal("********", entries.GetProperty("new.key").GetString());
        Assert.Equal("acme", body.RootElement.GetProperty("tags")[0].GetString());
        Assert.Empty(preview.MissingEntries);
        Assert.False(preview.LacksGrant);
    }

    [Fact]
    public void The_request_is_shown_as_the_documentations_curl_line()
    {
        var preview = Configuration.Preview(Client, "acme-sms");

        Assert.Equal(
            "curl -X POST -H 'Authorization: User ********, Organization ********' -H 'Content-Type: application/json' "
                + $"-d @instance.json '{Platform.BaseAddress}elements/api-v2/instances'",
            preview.CurlLine);
    }

    [Fact]
    public void What_is_missing_is_told_and_nothing_is_sent()
    {
        var before = Organization.Requests.Count;

        var incomplete = Client.PreviewInstance("acme-sms", Configuration with { Username = "", Password = "" });
        var withoutGrant = Client.PreviewInstance("acme-box", new Box.Configuration { OAuthApiKey = "a", OAuthApiSecret = "b" });

        Assert.Equal(["Username", "Password"], incomplete.MissingEntries.Select(static entry => entry.Property));
        Assert.True(withoutGrant.LacksGrant);
        Assert.Equal(before, Organization.Requests.Count);
    }

    [Fact]
    public void A_grant_is_masked()
    {
        var grant = OAuthGrant.FromCode("c0de", new Uri("https://acme.example/callback"));

        var preview = Client.PreviewInstance(
            "acme-box", new Box.Configuration { OAuthApiKey = "a", OAuthApiSecret = "b" }, new ProvisionOptions { Grant = grant });

        Assert.DoesNotContain("c0de", preview.ToString(), StringComparison.Ordinal);
        Assert.Contains("https://acme.example/callback", preview.Body, StringComparison.Ordinal);
        Assert.False(preview.LacksGrant);
    }
}
