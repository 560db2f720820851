using System.Text.Json;
using System.Text.RegularExpressions;
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
        JsonElement[] entries = [.. json.RootElement.GetProperty("configuration").EnumerateArray()];
        JsonElement[] controls = [.. Controls(entries).Union(entries.Where(entry => KeyOf(entry) == "authentication.type"))];

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
            Missing(json.RootElement, values),
            CallersValues.Missing(Definition.OfCatalogue(name), [.. values.Select(value => (value.Key, (string?)value.Text))]));
    }

    private static IEnumerable<string> Missing(JsonElement element, (string Key, string Text)[] values)
    {
        JsonElement[] entries = [.. element.GetProperty("configuration").EnumerateArray()];
        string Given(string key) => values.Where(value => value.Key == key).Select(value => value.Text).SingleOrDefault("");
        string ValueOf(JsonElement entry) => Given(KeyOf(entry)) is { Length: > 0 } value ? value : Text(entry, "defaultValue");

        var controls = Controls(entries);
        var selected = controls.Select(ValueOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var selectable = controls.SelectMany(OptionsOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var authentication = entries.Where(entry => Flag(entry, "active") && KeyOf(entry) == "authentication.type").Select(ValueOf)
            .Append(element.TryGetProperty("authentication", out var own) ? Text(own, "type") : "").FirstOrDefault(type => type != "", "");
        var isGrant = authentication.ToUpperInvariant() is "OAUTH2" or "OAUTH2PKCE" or "OAUTH1" or "OAUTH1PLAINTEXT";

        return from entry in entries
               let key = KeyOf(entry)
               let isHidden = Flag(entry, "hideFromConsole")
               let isClient = key is "oauth.api.key" or "oauth.api.secret"
               let groupName = Text(entry, "groupName")
               where Flag(entry, "active")
               where Flag(entry, "required") || (isGrant && isClient)
               where !(Flag(entry, "internal") && isHidden)
               where !isHidden || isClient || key == "oauth.callback.url" || (Text(entry, "type") == "PASSWORD" && isGrant)
               where Text(entry, "defaultValue") == "" || (!isHidden && IsSample(entry, entries))
               where groupName == "" || selected.Contains(groupName) || !selectable.Contains(groupName)
               where Given(key) == ""
               select key;
    }

    private static bool IsSample(JsonElement entry, JsonElement[] entries)
    {
        var text = Text(entry, "defaultValue");
        if (Flag(entry, "sample"))
            return true;

        if (Regex.IsMatch(text, @"^\s*[{\[]") && text.Contains(':', StringComparison.Ordinal))
            return false;

        return Regex.IsMatch(text, "<[^<>]+>")
            || Regex.Matches(text, @"\{([\w.-]+)\}").Any(match =>
                match.Groups[1].Value == KeyOf(entry) || !entries.Any(other => Flag(other, "active") && KeyOf(other) == match.Groups[1].Value));
    }

    private static JsonElement[] Controls(JsonElement[] entries)
    {
        var groups = entries.Where(entry => Flag(entry, "active")).Select(entry => Text(entry, "groupName")).Where(group => group != "")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. entries.Where(entry => Flag(entry, "active") && OptionsOf(entry).Any(groups.Contains))];
    }

    private static string[] OptionsOf(JsonElement entry) =>
        entry.TryGetProperty("options", out var options) ? [.. options.EnumerateArray().Select(option => Text(option, "value"))] : [];

    private static string KeyOf(JsonElement entry) => Text(entry, "key");

    private static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static bool Flag(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) && value.GetBoolean();
}
