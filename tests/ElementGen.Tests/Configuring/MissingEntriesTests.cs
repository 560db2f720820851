using System.Diagnostics;
using AuthenticationType = ElementGen.Tests.BigCommerce.Configuration.AuthenticationTypeOption;

// What the analyzers report at compile time is here seen at run time.
#pragma warning disable ELG0201

namespace ElementGen.Tests;

public sealed class MissingEntriesTests
{
    private static readonly BigCommerce.Configuration Store = new() { StoreUrl = "https://store.example.com/api/v2" };

    [Fact]
    public void Nothing_is_missing_when_all_that_must_be_supplied_is()
    {
        Assert.Empty(InfobipSms.Element.GetMissingEntries(Seed.Configuration));
    }

    [Fact]
    public void Every_missing_entry_is_named_in_order()
    {
        Assert.Equal(
            ["messaging.sms.infobip.username", "messaging.sms.infobip.password"],
            KeysOf(InfobipSms.Element.GetMissingEntries(new InfobipSms.Configuration { Sender = "+17777777777" })));
    }

    [Theory]
    [InlineData(null, "username", "password")]
    [InlineData(AuthenticationType.Basic, "username", "password")]
    [InlineData(AuthenticationType.Custom, "oauth.api.key", "oauth.user.token")]
    public void Missing_entries_of_the_selected_group_are_named(AuthenticationType? selected, params string[] missing)
    {
        Assert.Equal(missing, KeysOf(BigCommerce.Element.GetMissingEntries(Store with { AuthenticationType = selected })));
    }

    [Fact]
    public void A_control_without_a_property_selects_its_group_through_additional()
    {
        var polling = new Shop.Configuration { StoreUrl = "https://store.example.com" };
        var webhooks = polling with { Additional = new Dictionary<string, string> { ["event.vendor.type"] = "webhooks" } };

        Assert.Empty(Shop.Element.GetMissingEntries(polling));
        Assert.Equal(["event.webhook.url"], KeysOf(Shop.Element.GetMissingEntries(webhooks)));
    }

    [Fact]
    public void Additional_wins_over_a_control_with_a_property()
    {
        var configuration = Store with
        {
            AuthenticationType = AuthenticationType.Basic,
            Additional = new Dictionary<string, string> { ["authentication.type"] = "custom" },
        };

        Assert.Equal(["oauth.api.key", "oauth.user.token"], KeysOf(BigCommerce.Element.GetMissingEntries(configuration)));
    }

    [Theory]
    [InlineData("from additional", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_key_in_additional_counts_as_supplied_unless_it_is_empty(string? value, bool supplied)
    {
        var configuration = Seed.Configuration with
        {
            Additional = new Dictionary<string, string> { ["messaging.sms.infobip.password"] = value! },
        };

        Assert.Equal(supplied, InfobipSms.Element.GetMissingEntries(configuration).Count == 0);
    }

    [Fact]
    public void A_configuration_of_another_element_is_refused_by_name()
    {
        var exception = Assert.Throws<ArgumentException>(() => BigCommerce.Element.GetMissingEntries(Seed.Configuration));

        Assert.Contains("'infobip'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'bigcommerce'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_enum_value_that_is_no_option_is_named()
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => BigCommerce.Element.GetMissingEntries(Store with { AuthenticationType = (AuthenticationType)7 }));

        Assert.Contains("AuthenticationType has the value 7", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_does_not_list_one_key_twice()
    {
        var exception = Assert.Throws<ArgumentException>(() => new ElementDescriptor
        {
            Key = "box",
            Name = "Box",
            Entries = [new("a", "A", "A", "TEXTAREA"), new("a", "A1", "A", "TEXTAREA")],
        });

        Assert.Contains("'a'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Checking_a_complete_configuration_allocates_nothing()
    {
        ElementConfiguration[] complete =
        [
            Seed.Configuration,
            Seed.Configuration with { Additional = new Dictionary<string, string> { ["messaging.sms.infobip.password"] = "p+a/s=s" } },
            Store with { AuthenticationType = AuthenticationType.Custom, OAuthApiKey = "key", OAuthUserToken = "token" },
        ];
        foreach (var configuration in complete)
        {
            Assert.Empty(configuration.Element.GetMissingEntries(configuration));

            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++)
                configuration.Element.GetMissingEntries(configuration);

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void Checking_fifty_entries_takes_about_a_microsecond()
    {
        var configuration = new FiftyEntries();
        configuration.Element.GetMissingEntries(configuration);

        // The fastest of many rounds: a busy machine slows some of them down, but not all. The limit leaves room for unoptimised code.
        var fastest = Enumerable.Range(0, 200).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < 100; i++)
                configuration.Element.GetMissingEntries(configuration);

            return Stopwatch.GetElapsedTime(start) / 100;
        });

        Assert.InRange(fastest, TimeSpan.Zero, TimeSpan.FromMicroseconds(10));
    }

    private static IEnumerable<string> KeysOf(IReadOnlyList<EntryDescriptor> entries) => entries.Select(entry => entry.Key);

    private sealed record FiftyEntries : ElementConfiguration
    {
        private static readonly ElementDescriptor Fifty = new()
        {
            Key = "fifty",
            Name = "Fifty",
            Entries = [.. Enumerable.Range(0, 50).Select(EntryOf)],
        };

        protected override ElementDescriptor Descriptor => Fifty;

        protected override string? ValueOf(int index) => "value";

        private static EntryDescriptor EntryOf(int i) =>
            new($"key.{i}", $"Key{i}", $"Key {i}", "TEXTFIELD_128") { MustSupply = i % 8 == 0 };
    }
}
