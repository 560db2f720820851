namespace ElementGen.Definitions.Tests.Requirements;

/// <summary>Which entries a caller must supply whatever else is set.</summary>
public sealed class SingleEntryTests
{
    [Theory]
    [InlineData("""{ "key": "a", "required": true }""", true)]
    [InlineData("""{ "key": "a", "required": false }""", false)]
    [InlineData("""{ "key": "a" }""", false)]
    [InlineData("""{ "key": "a", "required": true, "active": true }""", true)]
    [InlineData("""{ "key": "a", "required": true, "active": false }""", false)]
    [InlineData("""{ "key": "a", "required": true, "internal": true }""", true)]
    [InlineData("""{ "key": "a", "required": true, "hideFromConsole": true }""", false)]
    [InlineData("""{ "key": "oauth.api.key", "required": true, "hideFromConsole": true }""", true)]
    [InlineData("""{ "key": "oauth.api.secret", "required": true, "hideFromConsole": true }""", true)]
    [InlineData("""{ "key": "oauth.callback.url", "required": true, "hideFromConsole": true }""", true)]
    [InlineData("""{ "key": "oauth.callback.url", "required": true, "hideFromConsole": true, "internal": true }""", false)]
    [InlineData("""{ "key": "a", "required": true, "hideFromConsole": true, "type": "PASSWORD" }""", false)]
    [InlineData("""{ "key": "a", "required": true, "internal": true, "hideFromConsole": true }""", false)]
    [InlineData("""{ "key": "a", "required": true, "defaultValue": null }""", true)]
    [InlineData("""{ "key": "a", "required": true, "defaultValue": "" }""", true)]
    [InlineData("""{ "key": "a", "required": true, "defaultValue": "d" }""", false)]
    [InlineData("""{ "key": "a", "required": true, "defaultValue": false }""", false)]
    [InlineData("""{ "key": "a", "required": true, "defaultValue": 0 }""", false)]
    [InlineData("""{ "key": "a", "required": true, "defaultValue": "{placeholder}" }""", true)]
    [InlineData("""{ "key": "a", "required": true, "type": "BOOLEAN" }""", true)]
    [InlineData("""{ "key": "a", "required": true, "type": "COMBO", "options": [ "x" ] }""", true)]
    [InlineData("""{ "key": "a", "required": true, "type": "TEXTFIELD_32", "resellerConfig": true, "companyConfig": true }""", true)]
    public void An_entry_must_be_supplied_when_it_is_required_in_use_open_to_callers_and_without_a_default(string entry, bool expected) =>
        Assert.Equal(expected ? 1 : 0, CallersValues.Missing(Definition.WithEntries(entry), ("other", "value")).Count());

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData(" ", false)]
    [InlineData("<INSERT_VALUE>", false)]
    [InlineData("a", false)]
    public void Null_and_the_empty_text_are_not_supplied(string? value, bool isMissing) =>
        Assert.Equal(isMissing ? ["a"] : [], CallersValues.Missing(Definition.WithEntries("""{ "key": "a", "required": true }"""), ("a", value)));

    [Fact]
    public void A_value_that_only_the_run_will_show_counts_as_supplied() =>
        Assert.Empty(CallersValues.Missing(Definition.WithEntries("""{ "key": "a", "required": true }"""), ("a", EntryValue.Unknown)));

    [Fact]
    public void Missing_entries_are_named_in_the_order_of_the_definition() =>
        Assert.Equal(
            ["c", "a", "b"],
            CallersValues.Missing(
                Definition.WithEntries(
                    """{ "key": "c", "required": true, "displayOrder": 9 }""", """{ "key": "given", "required": true }""",
                    """{ "key": "a", "required": true }""", """{ "key": "optional" }""", """{ "key": "b", "required": true }"""),
                ("given", "value")));

    [Fact]
    public void Infobip_needs_a_user_name_and_a_password() =>
        Assert.Equal(
            ["messaging.sms.infobip.username", "messaging.sms.infobip.password"],
            CallersValues.Missing(Definition.OfCatalogue("infobip.json"), ("messaging.sms.infobip.sender", "+17777777777")));

    [Fact]
    public void An_element_without_entries_needs_nothing() =>
        Assert.Empty(CallersValues.Missing(Definition.WithEntries(), ("a", "b")));

    [Fact]
    public void Nothing_missing_costs_no_memory()
    {
        var entries = EntryFacts.Of(Definition.OfCatalogue("bigcommerce.json"));
        var values = new CallersValues(entries, entries.ToDictionary(entry => entry.Key, _ => EntryValue.Of("oauth2")));

        Assert.Empty(RequiredEntries.FindMissing<CallersValues>(entries, values));
        Assert.Equal(0, Allocations.Of(() => RequiredEntries.FindMissing<CallersValues>(entries, values)));
    }
}
