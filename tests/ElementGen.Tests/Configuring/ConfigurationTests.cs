using System.Text.Json;

// A configuration need not be complete for these tests.
#pragma warning disable ELG0201

namespace ElementGen.Tests;

public sealed class ConfigurationTests
{
    [Fact]
    public void Additional_is_never_null()
    {
        Assert.Empty(new InfobipSms.Configuration().Additional);
        Assert.Empty(new InfobipSms.Configuration { Additional = null }.Additional!);
    }

    [Fact]
    public void Additional_is_copied_so_that_later_changes_do_not_reach_it()
    {
        var values = new Dictionary<string, string> { ["new.option"] = "on" };
        var configuration = new InfobipSms.Configuration { Additional = values };

        values["new.option"] = "off";
        values["another"] = "1";

        Assert.Equal("on", Assert.Single(configuration.Additional).Value.Reveal());
    }

    [Fact]
    public void Configurations_are_compared_by_value_with_what_is_additional()
    {
        var one = Seed.Configuration with { Additional = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } };
        var same = Seed.Configuration with { Additional = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" } };
        var other = Seed.Configuration with { Additional = new Dictionary<string, string> { ["a"] = "1", ["b"] = "3" } };

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.NotEqual(one, Seed.Configuration);
        Assert.NotEqual(one, one with { Password = "another" });
        Assert.NotEqual<ElementConfiguration>(new InfobipSms.Configuration(), new BigCommerce.Configuration());
    }

    [Fact]
    public void Configurations_from_before_and_after_a_hot_reload_are_compared_by_property()
    {
        Reloaded.Current = Reloaded.With("First", "Second");
        var before = new Reloaded { First = "1", Second = "2" };
        Reloaded.Current = Reloaded.With("Second", "New", "First");
        var after = new Reloaded { First = "1", Second = "2" };

        Assert.Equal(before, after);
        Assert.Equal(after, before);
        Assert.Equal(before.GetHashCode(), after.GetHashCode());
        Assert.NotEqual(before, after with { New = "3" });
        Assert.NotEqual(after with { New = "3" }, before);
        Assert.NotEqual(before, after with { First = "2", Second = "1" });
    }

    [Fact]
    public void Text_shows_the_keys_of_what_is_additional_and_no_secret()
    {
        var configuration = Seed.Configuration with { Additional = new Dictionary<string, string> { ["new.token"] = "t0ps3cret" } };

        Assert.Equal(
            "Configuration { Additional = { new.token = ******** }, Username = jane, Password = ********, AllowSelectFields = , "
                + "Sender = +17777777777, CallbackUrl = https://www.maycoolapp.com/auth, FilterResponseNulls = , "
                + "EventNotificationBasicUsername = , EventNotificationBasicPassword =  }",
            configuration.ToString());
        Assert.Equal("{ new.token = ******** }", configuration.Additional.ToString());
    }

    [Fact]
    public void Text_says_nothing_of_what_is_additional_when_there_is_nothing()
    {
        Assert.StartsWith("Configuration { Username = jane", Seed.Configuration.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_is_read_from_json()
    {
        var configuration = JsonSerializer.Deserialize<InfobipSms.Configuration>(
            """{"Username":"jane","Password":"p+a/s=s","Additional":{"new.option":"on","none":null}}""")!;

        Assert.Equal("p+a/s=s", configuration.Password.Reveal());
        Assert.Equal("on", configuration.Additional["new.option"].Reveal());
    }

    [Fact]
    public void Writing_additional_entries_as_json_throws_because_any_can_be_a_secret()
    {
        var configuration = new BigCommerce.Configuration { Additional = new Dictionary<string, string> { ["x.token"] = "t0ps3cret" } };

        var exception = Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(configuration));

        Assert.DoesNotContain("t0ps3cret", exception.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"Additional\":{}", JsonSerializer.Serialize(new BigCommerce.Configuration()), StringComparison.Ordinal);
    }

    /// <summary>A configuration whose class gets another descriptor while the program runs.</summary>
    private sealed record Reloaded : ElementConfiguration
    {
        public static ElementDescriptor Current { get; set; } = With();

        public string? First
        {
            get => TextOf();
            init => Supply(value);
        }

        public string? Second
        {
            get => TextOf();
            init => Supply(value);
        }

        public string? New
        {
            get => TextOf();
            init => Supply(value);
        }

        protected override ElementDescriptor Descriptor => Current;

        public static ElementDescriptor With(params string[] properties) => new()
        {
            Key = "reloaded",
            Name = "Reloaded",
            Entries = [.. properties.Select(property => new EntryDescriptor($"key.{property}", property, property, "TEXTFIELD_128"))],
        };
    }
}
