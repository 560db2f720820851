using Microsoft.Extensions.Configuration;

namespace ElementGen.Tests;

/// <summary>A configuration is read from a section, from environment variables, or from anything else that gives texts by name.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void A_section_with_the_names_of_properties_is_read()
    {
        var section = Section(
            ("Connectors:Sms:username", "jane"),
            ("Connectors:Sms:Password", "p+a/s=s"),
            ("Connectors:Sms:FilterResponseNulls", "True"),
            ("Connectors:Sms:Sender", ""));

        var configuration = InfobipSms.Configuration.ReadFrom(name => section[name], section.Path);

        Assert.Equal(new InfobipSms.Configuration { Username = "jane", Password = "p+a/s=s", FilterResponseNulls = true }, configuration);
    }

    [Fact]
    public void A_section_that_holds_the_keys_of_a_request_body_is_read_too()
    {
        var section = Section(
            ("Connectors:Sms:messaging.sms.infobip.username", "jane"),
            ("Connectors:Sms:messaging.sms.infobip.password", "p+a/s=s"),
            ("Connectors:Sms:messaging.sms.infobip.sender", "+17777777777"),
            ("Connectors:Sms:messaging.sms.infobip.callback.url", "https://www.maycoolapp.com/auth"));

        Assert.Equal(Seed.Configuration, InfobipSms.Configuration.ReadFrom(name => section[name], section.Path));
    }

    [Theory]
    [InlineData("SANDBOX_TESTMODE")]
    [InlineData("SandboxTestmode")]
    public void An_option_is_read_by_its_text_or_by_the_name_of_its_member(string text)
    {
        var texts = new Dictionary<string, string?>
        {
            ["AuthorizeNetPaymentEnvironment"] = text,
            ["AuthorizeNetPaymentLogin"] = "jane",
            ["AuthorizeNetPaymentTransactionkey"] = "key",
        };

        var configuration = AuthorizeNet.Configuration.ReadFrom(texts.GetValueOrDefault);

        Assert.Equal(
            AuthorizeNet.Configuration.AuthorizeNetPaymentEnvironmentOption.SandboxTestmode, configuration.AuthorizeNetPaymentEnvironment);
    }

    [Fact]
    public void An_entry_without_a_property_is_read_by_its_key()
    {
        var texts = new Dictionary<string, string?> { ["StoreUrl"] = "https://shop.example.com", ["event.vendor.type"] = "polling" };

        Assert.Equal("polling", Shop.Configuration.ReadFrom(texts.GetValueOrDefault).Additional["event.vendor.type"].Reveal());
    }

    [Fact]
    public void Every_problem_is_named_with_its_path_and_without_a_value()
    {
        var section = Section(
            [
                ("Connectors:Pay:AuthorizeNetPaymentEnvironment", "T0PS3CRET"),
                ("Connectors:Pay:filter.response.nulls", "t0ps3cret"),
                ("Connectors:Pay:EventNotificationBasicPassword", "********"),
                ("Connectors:Pay:EventNotificationBasicUsername", "one"),
                ("Connectors:Pay:event.notification.basic.username", "another"),
                ("Connectors:Pay:AuthorizeNetPaymentTransactionkey", "key"),
            ],
            path: "Connectors:Pay");

        var exception = Assert.Throws<ElementConfigurationException>(
            () => AuthorizeNet.Configuration.ReadFrom(name => section[name], section.Path));

        Assert.Equal(
            [
                "Connectors:Pay:AuthorizeNetPaymentEnvironment is not one of its options, which are "
                    + "'SANDBOX', 'SANDBOX_TESTMODE', 'PRODUCTION', 'PRODUCTION_TESTMODE'",
                "Connectors:Pay:filter.response.nulls is neither true nor false: write true or false",
                "Connectors:Pay:EventNotificationBasicUsername and Connectors:Pay:event.notification.basic.username differ, "
                    + "and stand for one entry: give one of them",
                "Connectors:Pay:EventNotificationBasicPassword is the mask that is shown in place of a secret: "
                    + "give the secret itself, or leave the entry out",
                "Connectors:Pay:AuthorizeNetPaymentLogin (authorize.net.payment.login) is missing",
            ],
            exception.Problems);
        Assert.Equal(["authorize.net.payment.login"], exception.MissingEntries.Select(entry => entry.Key));
        Assert.DoesNotContain("t0ps3cret", exception.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.All(exception.Problems, problem => Assert.Contains(problem, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Entries_of_a_group_are_missing_only_when_it_is_selected()
    {
        var texts = new Dictionary<string, string?> { ["StoreUrl"] = "https://store.example.com", ["authentication.type"] = "CUSTOM" };

        var exception = Assert.Throws<ElementConfigurationException>(() => BigCommerce.Configuration.ReadFrom(texts.GetValueOrDefault));

        Assert.Equal(
            ["OAuthApiKey (oauth.api.key) is missing", "OAuthUserToken (oauth.user.token) is missing"], exception.Problems);
    }

    private static IConfigurationSection Section(params (string Key, string Value)[] values) => Section(values, "Connectors:Sms");

    private static IConfigurationSection Section((string Key, string Value)[] values, string path) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)))
        .Build()
        .GetSection(path);
}
