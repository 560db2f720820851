namespace ElementGen.Definitions.Tests.Naming;

/// <summary>What the enum of an entry with options and its members are called.</summary>
public sealed class OptionNameTests
{
    [Fact]
    public void The_enum_is_called_after_the_property()
    {
        var name = Choice("oauth2", "basic");

        Assert.Equal(("AuthenticationType", "AuthenticationTypeOption"), (name.Property, name.OptionType));
        Assert.Equal([new NamedOption("OAuth2", new("oauth2")), new NamedOption("Basic", new("basic"))], name.Options);
    }

    [Theory]
    [InlineData("sandbox", "Sandbox")]
    [InlineData("PRODUCTION", "Production")]
    [InlineData("us-east-1", "UsEast1")]
    [InlineData("24 hours", "_24Hours")]
    [InlineData("https://api.example.com/v2", "HttpsApiExampleComV2")]
    [InlineData("*", "Entry")]
    [InlineData("new", "New")]
    [InlineData("ToString", "ToString")]
    [InlineData("日本", "日本")]
    public void A_member_is_named_like_a_property(string value, string expected) =>
        Assert.Equal(expected, Assert.Single(Choice(value).Options).Member);

    [Fact]
    public void When_the_names_of_options_collide_all_change() =>
        Assert.Equal(["UsEast_us_east", "UsEast_usEast", "Other"], Members("us east", "usEast", "other"));

    [Fact]
    public void Options_whose_names_still_collide_get_a_hash() =>
        Assert.All(Members("<", ">"), member => Assert.Matches("^Entry___[0-9a-f]{8}$", member));

    [Fact]
    public void Options_whose_names_differ_only_in_case_are_told_apart() =>
        Assert.Equal(["Yes_YES", "Yes_yes"], Members("YES", "yes"));

    [Fact]
    public void An_option_given_twice_is_one_member_and_an_empty_one_none() => Assert.Equal(["A", "B"], Members("a", "", "b", "a"));

    [Fact]
    public void The_order_of_the_options_is_kept() => Assert.Equal(["Zulu", "Alpha", "Mike"], Members("zulu", "alpha", "mike"));

    [Fact]
    public void Only_a_choice_has_named_options() =>
        Assert.All(
            EntryNames.Of(Definition.WithEntries(
                """{ "key": "text", "options": [ "a" ] }""", """{ "key": "flag", "type": "BOOLEAN", "options": [ "a" ] }""",
                """{ "key": "none", "type": "COMBO" }""", """{ "key": "empty", "type": "COMBO", "options": [ "" ] }""")),
            name => Assert.Empty(name.Options));

    private static IEnumerable<string> Members(params string[] values) => Choice(values).Options.Select(option => option.Member);

    private static NamedEntry Choice(params string[] values) =>
        Assert.Single(EntryNames.Of(new ElementDefinition
        {
            Key = "x",
            Entries = [new() { Key = "authentication.type", Type = "COMBO", Options = values.Select(value => new EntryOption(value)).ToEquatableArray() }],
        }));
}
