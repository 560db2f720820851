namespace ElementGen.Definitions.Tests.Naming;

/// <summary>Which entries get a property, and in what order.</summary>
public sealed class OrderTests
{
    [Fact]
    public void What_must_be_supplied_comes_first_then_the_display_order_then_the_key() =>
        Assert.Equal(
            ["needed.1", "needed.2", "needed.2b", "B.3", "a.3", "b.3", "defaulted.4", "optional.5"],
            Keys(
                """{ "key": "optional.5", "displayOrder": 5 }""",
                """{ "key": "b.3", "displayOrder": 3 }""",
                """{ "key": "needed.2b", "displayOrder": 2, "required": true }""",
                """{ "key": "defaulted.4", "displayOrder": 4, "required": true, "defaultValue": "d" }""",
                """{ "key": "a.3", "displayOrder": 3 }""",
                """{ "key": "needed.2", "displayOrder": 2, "required": true }""",
                """{ "key": "B.3", "displayOrder": 3 }""",
                """{ "key": "needed.1", "displayOrder": 1, "required": true }"""));

    [Fact]
    public void Many_entries_are_ordered_as_few_are()
    {
        // More than a sort can do by insertion, which never asks the other way round.
        var keys = Enumerable.Range(0, 100).Select(i => (Key: $"k{i * 37 % 100:00}", Required: i % 3 == 0)).ToList();

        Assert.Equal(
            keys.OrderByDescending(key => key.Required).ThenBy(key => key.Key, StringComparer.Ordinal).Select(key => key.Key),
            Keys([.. keys.Select(key => $$"""{ "key": "{{key.Key}}", "required": {{(key.Required ? "true" : "false")}} }""")]));
    }

    [Fact]
    public void Inactive_entries_and_those_that_only_the_platform_sets_get_no_property() =>
        Assert.Equal(
            ["hidden", "internal", "open"],
            Keys(
                """{ "key": "inactive", "active": false, "required": true }""",
                """{ "key": "platform's", "internal": true, "hideFromConsole": true, "required": true }""",
                """{ "key": "internal", "internal": true }""",
                """{ "key": "hidden", "hideFromConsole": true }""",
                """{ "key": "open" }"""));

    [Fact]
    public void Infobip_begins_with_the_user_name_and_the_password() =>
        Assert.Equal(
            ["Username", "Password"],
            EntryNames.Of(Definition.OfCatalogue("infobip.json")).Select(name => name.Property).Take(2));

    [Fact]
    public void An_element_without_entries_has_no_names() => Assert.Empty(EntryNames.Of(Definition.WithEntries()));

    private static IEnumerable<string> Keys(params string[] entries) =>
        EntryNames.Of(Definition.WithEntries(entries)).Select(name => name.Entry.Key);
}
