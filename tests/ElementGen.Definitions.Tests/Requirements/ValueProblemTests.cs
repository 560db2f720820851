namespace ElementGen.Definitions.Tests.Requirements;

/// <summary>Which values an entry cannot take.</summary>
public sealed class ValueProblemTests
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
    public void A_callback_URL_takes_an_absolute_address(string text) => Assert.Equal(ValueProblem.None, Find(Callback, text));

    [Theory]
    [InlineData("acme.example/events")]
    [InlineData("/events")]
    [InlineData("acme")]
    [InlineData("https://")]
    [InlineData("ftp://acme.example")]
    [InlineData("mailto:ann@acme.example")]
    [InlineData(" ")]
    public void A_callback_URL_takes_nothing_else(string text) => Assert.Equal(ValueProblem.NotAddress, Find(Callback, text));

    [Theory]
    [InlineData("base.url", "acme.example")]
    [InlineData("siteAddress", "acme")]
    [InlineData("store.url", "acme.example/shop")]
    [InlineData("callback.urls", "a|b")]
    [InlineData("callback.url.type", "relative")]
    [InlineData("url", "acme")]
    public void Other_addresses_need_not_be_whole(string key, string text) =>
        Assert.Equal(ValueProblem.None, Find($$"""{ "key": "{{key}}", "type": "TEXTFIELD_32" }""", text));

    [Theory]
    [InlineData("oauth.callback.url")]
    [InlineData("callbackUrl")]
    [InlineData("app-callback_url")]
    [InlineData("CALLBACK.URL")]
    public void The_words_of_the_key_tell_a_callback_URL(string key) =>
        Assert.Equal(ValueProblem.NotAddress, Find($$"""{ "key": "{{key}}", "type": "TEXTFIELD_32" }""", "acme"));

    [Theory]
    [InlineData("""{ "key": "password", "type": "PASSWORD" }""")]
    [InlineData("""{ "key": "sender", "type": "TEXTFIELD_32" }""")]
    [InlineData(Callback)]
    [InlineData(Combo)]
    public void No_entry_takes_the_mask_of_a_secret(string entry) => Assert.Equal(ValueProblem.Masked, Find(entry, "********"));

    [Theory]
    [InlineData("true", nameof(ValueProblem.None))]
    [InlineData("False", nameof(ValueProblem.None))]
    [InlineData("", nameof(ValueProblem.None))]
    [InlineData("yes", nameof(ValueProblem.NotBoolean))]
    [InlineData("1", nameof(ValueProblem.NotBoolean))]
    public void A_boolean_takes_true_or_false(string text, string expected)
    {
        Assert.Equal(expected, Find("""{ "key": "a", "type": "BOOLEAN" }""", text).ToString());
        Assert.Equal(expected, Find("""{ "key": "a", "type": "BOOLEAN_YESNO" }""", text).ToString());
    }

    [Theory]
    [InlineData("basic", nameof(ValueProblem.None))]
    [InlineData("", nameof(ValueProblem.None))]
    [InlineData("Basic", nameof(ValueProblem.NotOption))]
    [InlineData("oauth2", nameof(ValueProblem.NotOption))]
    public void A_choice_takes_one_of_its_options(string text, string expected) => Assert.Equal(expected, Find(Combo, text).ToString());

    [Fact]
    public void A_choice_whose_options_are_not_known_takes_any() =>
        Assert.Equal(ValueProblem.None, ValueProblems.Find("authentication.type", EntryKind.Choice, "oauth2"));

    [Fact]
    public void A_choice_without_options_takes_any() => Assert.Equal(ValueProblem.None, Find("""{ "key": "a", "type": "COMBO" }""", "b"));

    [Fact]
    public void Every_problem_has_words_and_advice() =>
        Assert.Equal(
            [
                "the value is the mask that is shown in place of a secret: give the secret itself, or leave the entry out",
                "the value is neither true nor false: write true or false",
                "the value is not one of its options: use one exactly as in the definition",
                "the value is not an absolute http or https URL: write the full URL, with https:// and the host",
            ],
            Enum.GetValues<ValueProblem>().Where(problem => problem != ValueProblem.None)
                .Select(problem => $"the value is {ValueProblems.Describe(problem)}: {ValueProblems.Advise(problem)}"));

    [Fact]
    public void There_are_no_words_for_a_value_with_which_nothing_is_wrong()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ValueProblems.Describe(ValueProblem.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => ValueProblems.Advise(ValueProblem.None));
    }

    private static ValueProblem Find(string entry, string text) => ValueProblems.Find(Definition.WithEntries(entry).Entries[0], text);
}
