namespace ElementGen.Definitions.Tests.Requirements;

/// <summary>Which values an entry cannot take.</summary>
public sealed class ValueFaultTests
{
    private const string Callback = """{ "key": "event.notification.callback.url", "type": "TEXTFIELD_32" }""";
    private const string Combo = """{ "key": "authentication.type", "type": "COMBO", "options": [ { "value": "basic" }, { "value": "custom" } ] }""";

    [Theory]
    [InlineData("https://acme.example/events")]
    [InlineData("HTTP://localhost:5000")]
    [InlineData("https://acme.example/a-path-that-is-longer-than-the-box-it-is-typed-into")]
    [InlineData("https://{host}/events")]
    [InlineData("${PUBLIC_URL}/events")]
    [InlineData("")]
    public void A_callback_URL_takes_an_absolute_address(string text) => Assert.Equal(ValueFault.None, Find(Callback, text));

    [Theory]
    [InlineData("acme.example/events")]
    [InlineData("/events")]
    [InlineData("acme")]
    [InlineData("https://")]
    [InlineData("ftp://acme.example")]
    [InlineData("mailto:ann@acme.example")]
    [InlineData(" ")]
    public void A_callback_URL_takes_nothing_else(string text) => Assert.Equal(ValueFault.NotAddress, Find(Callback, text));

    [Theory]
    [InlineData("base.url", "acme.example")]
    [InlineData("siteAddress", "acme")]
    [InlineData("store.url", "acme.example/shop")]
    [InlineData("callback.urls", "a|b")]
    [InlineData("callback.url.type", "relative")]
    [InlineData("url", "acme")]
    public void Other_addresses_need_not_be_whole(string key, string text) =>
        Assert.Equal(ValueFault.None, Find($$"""{ "key": "{{key}}", "type": "TEXTFIELD_32" }""", text));

    [Theory]
    [InlineData("oauth.callback.url")]
    [InlineData("callbackUrl")]
    [InlineData("app-callback_url")]
    [InlineData("CALLBACK.URL")]
    public void The_words_of_the_key_tell_a_callback_URL(string key) =>
        Assert.Equal(ValueFault.NotAddress, Find($$"""{ "key": "{{key}}", "type": "TEXTFIELD_32" }""", "acme"));

    [Theory]
    [InlineData("""{ "key": "password", "type": "PASSWORD" }""")]
    [InlineData("""{ "key": "sender", "type": "TEXTFIELD_32" }""")]
    [InlineData(Callback)]
    [InlineData(Combo)]
    public void No_entry_takes_the_mask_of_a_secret(string entry) => Assert.Equal(ValueFault.Masked, Find(entry, "********"));

    [Theory]
    [InlineData("true", ValueFault.None)]
    [InlineData("False", ValueFault.None)]
    [InlineData("", ValueFault.None)]
    [InlineData("yes", ValueFault.NotBoolean)]
    [InlineData("1", ValueFault.NotBoolean)]
    public void A_boolean_takes_true_or_false(string text, ValueFault expected)
    {
        Assert.Equal(expected, Find("""{ "key": "a", "type": "BOOLEAN" }""", text));
        Assert.Equal(expected, Find("""{ "key": "a", "type": "BOOLEAN_YESNO" }""", text));
    }

    [Theory]
    [InlineData("basic", ValueFault.None)]
    [InlineData("", ValueFault.None)]
    [InlineData("Basic", ValueFault.NotOption)]
    [InlineData("oauth2", ValueFault.NotOption)]
    public void A_choice_takes_one_of_its_options(string text, ValueFault expected) => Assert.Equal(expected, Find(Combo, text));

    [Fact]
    public void A_choice_whose_options_are_not_known_takes_any() =>
        Assert.Equal(ValueFault.None, ValueFaults.Find("authentication.type", EntryKind.Choice, "oauth2"));

    [Fact]
    public void A_choice_without_options_takes_any() => Assert.Equal(ValueFault.None, Find("""{ "key": "a", "type": "COMBO" }""", "b"));

    [Fact]
    public void Every_fault_has_words_and_advice() =>
        Assert.Equal(
            [
                "the value is the mask that is shown in place of a secret: give the secret itself, or leave the entry out",
                "the value is neither true nor false: write true or false",
                "the value is none of its options: write one of them as the definition does",
                "the value is no absolute http or https URL: write the whole address, with https:// and the host",
            ],
            Enum.GetValues<ValueFault>().Where(fault => fault != ValueFault.None)
                .Select(fault => $"the value is {ValueFaults.Describe(fault)}: {ValueFaults.Advise(fault)}"));

    [Fact]
    public void There_are_no_words_for_a_value_with_which_nothing_is_wrong()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ValueFaults.Describe(ValueFault.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => ValueFaults.Advise(ValueFault.None));
    }

    private static ValueFault Find(string entry, string text) => ValueFaults.Find(Definition.WithEntries(entry).Entries[0], text);
}
