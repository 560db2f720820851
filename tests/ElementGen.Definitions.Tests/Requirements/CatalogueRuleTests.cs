using System.Text.Json;
using ElementGen.Definitions.Tests.Catalogue;

namespace ElementGen.Definitions.Tests.Requirements;

/// <summary>
/// The must-supply rule over the whole catalogue, against the same rule written down a second time, straight from the platform's
/// description and from the JSON itself.
/// </summary>
public sealed class CatalogueRuleTests
{
    public static TheoryData<string> Definitions => CatalogueFiles.Names;

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Both_formulations_agree_when_nothing_is_set(string name) => AssertAgree(name, []);

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Both_formulations_agree_for_every_option_of_every_control(string name)
    {
        using var json = JsonDocument.Parse(CatalogueFiles.TextOf(name));
        var controls = Controls([.. json.RootElement.GetProperty("configuration").EnumerateArray()]);

        foreach (var control in controls)
        {
            foreach (var option in OptionsOf(control).Append("").Append("an option of no control"))
                AssertAgree(name, [(KeyOf(control), option)]);
        }

        // All controls at once, each with the option of the same rank.
        for (var rank = 0; controls.Length > 1 && rank < 10; rank++)
            AssertAgree(name, [.. controls.Select(control => (KeyOf(control), OptionsOf(control).ElementAtOrDefault(rank) ?? ""))]);
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Nothing_is_missing_once_all_that_was_named_is_given(string name)
    {
        var element = Definition.OfCatalogue(name);
        var given = new Dictionary<string, EntryValue>();
        while (CallersValues.Missing(element, [.. given.Select(value => (value.Key, value.Value))]).ToArray() is { Length: > 0 } missing)
        {
            foreach (var key in missing)
                given.Add(key, EntryValue.Of(element.Entries.Single(entry => entry.Key == key).Options is [var option, ..] ? option.Value : "value"));
        }
    }

    [Fact]
    public void With_nothing_set_an_element_needs_two_entries_and_at_most_six()
    {
        var counts = Definition.CatalogueNames.Select(name => CallersValues.Missing(Definition.OfCatalogue(name), ("none", "")).Count()).Order().ToArray();

        Assert.Equal(177, counts.Length);
        Assert.Equal((0, 2, 6), (counts[0], counts[counts.Length / 2], counts[^1]));
    }

    [Theory]
    [InlineData("bigcommerce.json", "authentication.type")]
    [InlineData("magentov20.json", "authentication.type")]
    public void Elements_with_a_choice_of_authentication_need_different_entries_for_each(string name, string control)
    {
        var element = Definition.OfCatalogue(name);
        var options = element.Entries.Single(entry => entry.Key == control).Options;

        var needed = options.Select(option => string.Join(',', CallersValues.Missing(element, (control, option.Value))));
        Assert.Equal(options.Count, needed.Distinct().Count());
    }

    private static void AssertAgree(string name, (string Key, string Text)[] values)
    {
        using var json = JsonDocument.Parse(CatalogueFiles.TextOf(name));

        Assert.Equal(
            Missing([.. json.RootElement.GetProperty("configuration").EnumerateArray()], values),
            CallersValues.Missing(Definition.OfCatalogue(name), [.. values.Select(value => (value.Key, (string?)value.Text))]));
    }

    private static IEnumerable<string> Missing(JsonElement[] entries, (string Key, string Text)[] values)
    {
        string ValueOf(JsonElement entry) => values.Where(value => value.Key == KeyOf(entry)).Select(value => value.Text).SingleOrDefault("");

        var controls = Controls(entries);
        var selected = controls.Select(control => ValueOf(control) is { Length: > 0 } value ? value : Text(control, "defaultValue")).ToArray();

        return from entry in entries
               let groupName = Text(entry, "groupName")
               where Flag(entry, "required") && Flag(entry, "active")
               where !(Flag(entry, "internal") && Flag(entry, "hideFromConsole"))
               where Text(entry, "defaultValue") == ""
               where groupName == "" || selected.Contains(groupName) || !controls.Any(control => OptionsOf(control).Contains(groupName))
               where ValueOf(entry) == ""
               select KeyOf(entry);
    }

    private static JsonElement[] Controls(JsonElement[] entries)
    {
        var groups = entries.Select(entry => Text(entry, "groupName")).Where(group => group != "").ToArray();
        return [.. entries.Where(entry => Flag(entry, "active") && OptionsOf(entry).Any(groups.Contains))];
    }

    private static string[] OptionsOf(JsonElement entry) =>
        entry.TryGetProperty("options", out var options) ? [.. options.EnumerateArray().Select(option => Text(option, "value"))] : [];

    private static string KeyOf(JsonElement entry) => Text(entry, "key");

    private static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static bool Flag(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) && value.GetBoolean();
}
