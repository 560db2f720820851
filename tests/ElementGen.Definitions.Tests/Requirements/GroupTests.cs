namespace ElementGen.Definitions.Tests.Requirements;

/// <summary>Which entries a caller must supply depending on what else is set: groups and the controls that select them.</summary>
public sealed class GroupTests
{
    private const string Control =
        """{ "key": "mode", "type": "COMBO", "groupControl": true, "options": [ { "value": "basic" }, { "value": "oauth" } ] }""";
    private const string ControlWithDefault =
        """{ "key": "mode", "type": "COMBO", "groupControl": true, "defaultValue": "basic", "options": [ "basic", "oauth" ] }""";
    private const string User = """{ "key": "user", "required": true, "groupName": "basic" }""";
    private const string Token = """{ "key": "token", "required": true, "groupName": "oauth" }""";
    private const string Site = """{ "key": "site", "required": true }""";

    [Theory]
    [InlineData(null, "site")]
    [InlineData("", "site")]
    [InlineData("basic", "user,site")]
    [InlineData("oauth", "token,site")]
    [InlineData("Basic", "user,site")]
    [InlineData("OAUTH", "token,site")]
    [InlineData("something else", "site")]
    public void Missing_entries_of_the_selected_group_are_named(string? mode, string expected) =>
        Assert.Equal(expected.Split(','), CallersValues.Missing(Definition.WithEntries(Control, User, Token, Site), ("mode", mode)));

    [Theory]
    [InlineData(null, "user,site")]
    [InlineData("", "user,site")]
    [InlineData("basic", "user,site")]
    [InlineData("oauth", "token,site")]
    [InlineData("something else", "site")]
    public void A_control_without_a_value_counts_with_its_default(string? mode, string expected) =>
        Assert.Equal(expected.Split(','), CallersValues.Missing(Definition.WithEntries(ControlWithDefault, User, Token, Site), ("mode", mode)));

    [Fact]
    public void A_control_set_from_a_variable_asks_only_for_the_entries_without_a_group() =>
        Assert.Equal(["site"], CallersValues.Missing(Definition.WithEntries(ControlWithDefault, User, Token, Site), ("mode", EntryValue.Unknown)));

    [Fact]
    public void A_required_control_that_is_not_given_is_itself_missing()
    {
        var element = Definition.WithEntries("""{ "key": "mode", "required": true, "options": [ "basic" ] }""", User);

        Assert.Equal(["mode"], CallersValues.Missing(element, ("mode", "")));
        Assert.Equal(["user"], CallersValues.Missing(element, ("mode", "basic")));
    }

    [Fact]
    public void A_required_control_with_a_default_is_not_missing() =>
        Assert.Equal(["user"], CallersValues.Missing(Definition.WithEntries(
            """{ "key": "mode", "required": true, "defaultValue": "basic", "options": [ "basic" ] }""", User), ("mode", "")));

    [Theory]
    [InlineData("basic", "x", "user")]
    [InlineData("x", "webhook", "url")]
    [InlineData("basic", "webhook", "user,url")]
    [InlineData(null, "webhook", "user,url")]
    public void Two_controls_select_the_union(string? mode, string vendor, string expected) =>
        Assert.Equal(
            expected.Split(','),
            CallersValues.Missing(
                Definition.WithEntries(
                    ControlWithDefault, """{ "key": "vendor", "options": [ "webhook", "polling" ] }""",
                    User, Token, """{ "key": "url", "required": true, "groupName": "webhook" }"""),
                ("mode", mode), ("vendor", vendor)));

    [Fact]
    public void One_control_selects_although_the_other_is_not_known() =>
        Assert.Equal(["token"], CallersValues.Missing(
            Definition.WithEntries(ControlWithDefault, """{ "key": "other", "options": [ "oauth", "basic" ] }""", User, Token),
            ("mode", EntryValue.Unknown), ("other", EntryValue.Of("oauth"))));

    [Fact]
    public void Two_controls_can_name_one_group() =>
        Assert.Equal(["user"], CallersValues.Missing(
            Definition.WithEntries(Control, """{ "key": "other", "options": [ "basic" ] }""", User), ("mode", "oauth"), ("other", "basic")));

    [Theory]
    [InlineData("oauth")]
    [InlineData("basic")]
    public void A_group_that_no_control_names_is_always_selected(string mode) =>
        Assert.Equal(["lost"], CallersValues.Missing(
            Definition.WithEntries(
                Control, """{ "key": "given", "groupName": "basic" }""", """{ "key": "lost", "required": true, "groupName": "nowhere" }"""),
            ("mode", mode)));

    [Fact]
    public void An_option_makes_a_control_without_the_flag() =>
        Assert.Empty(CallersValues.Missing(
            Definition.WithEntries("""{ "key": "mode", "groupControl": false, "options": [ "basic" ] }""", User), ("mode", "other")));

    [Fact]
    public void The_flag_makes_no_control_of_a_plain_text() =>
        Assert.Equal(["user"], CallersValues.Missing(
            Definition.WithEntries("""{ "key": "mode", "type": "TEXTFIELD_128", "groupControl": true }""", User), ("mode", "oauth")));

    [Fact]
    public void An_inactive_control_selects_nothing_and_hides_nothing()
    {
        const string Inactive = """{ "key": "mode", "active": false, "defaultValue": "oauth", "options": [ "basic", "oauth" ] }""";

        // No control is left that names the groups, so both are selected.
        Assert.Equal(["user", "token"], CallersValues.Missing(Definition.WithEntries(Inactive, User, Token), ("mode", "basic")));

        const string Other = """{ "key": "other", "options": [ "basic" ] }""";
        Assert.Equal(["token"], CallersValues.Missing(Definition.WithEntries(Inactive, User, Token, Other), ("mode", "basic")));
    }

    [Fact]
    public void A_control_that_only_the_platform_sets_selects_by_its_default() =>
        Assert.Equal(["user"], CallersValues.Missing(
            Definition.WithEntries(
                """{ "key": "mode", "internal": true, "hideFromConsole": true, "defaultValue": "basic", "options": [ "basic", "oauth" ] }""",
                User, Token),
            ("other", "value")));

    [Fact]
    public void An_option_that_is_empty_makes_no_control()
    {
        var element = Definition.WithEntries(
            """{ "key": "mode", "options": [ "", { "value": null } ] }""", """{ "key": "a", "required": true, "groupName": "" }""");

        Assert.Equal(["a"], CallersValues.Missing(element, ("mode", "")));
        Assert.DoesNotContain(EntryFacts.Of(element), entry => entry.IsControl);
    }

    [Fact]
    public void An_entry_of_a_group_is_judged_like_any_other_once_it_is_selected() =>
        Assert.Empty(CallersValues.Missing(
            Definition.WithEntries(
                Control, """{ "key": "a", "groupName": "basic" }""", """{ "key": "b", "required": true, "active": false, "groupName": "basic" }""",
                """{ "key": "c", "required": true, "defaultValue": "d", "groupName": "basic" }""",
                """{ "key": "d", "required": true, "internal": true, "hideFromConsole": true, "groupName": "basic" }"""),
            ("mode", "basic")));

    [Fact]
    public void A_control_can_belong_to_a_group_itself()
    {
        var element = Definition.WithEntries(
            Control,
            """{ "key": "flow", "required": true, "groupName": "oauth", "options": [ "code" ] }""",
            """{ "key": "code", "required": true, "groupName": "code" }""");

        Assert.Empty(CallersValues.Missing(element, ("mode", "basic")));
        Assert.Equal(["flow"], CallersValues.Missing(element, ("mode", "oauth")));
        Assert.Equal(["code"], CallersValues.Missing(element, ("mode", "oauth"), ("flow", "code")));
    }

    [Theory]
    [InlineData(null, "basic", true)]
    [InlineData(null, "oauth", false)]
    [InlineData("oauth", "oauth", true)]
    [InlineData("oauth", "basic", false)]
    public void Whether_a_group_is_selected_can_be_asked(string? mode, string group, bool expected)
    {
        var entries = EntryFacts.Of(Definition.WithEntries(ControlWithDefault, User, Token));
        var values = new CallersValues(entries, new Dictionary<string, EntryValue> { ["mode"] = EntryValue.Of(mode) });

        Assert.Equal(expected, RequiredEntries.IsSelected<CallersValues>(entries, group, values));
    }

    [Theory]
    [InlineData("oauth", "basic", false)]
    [InlineData("oauth", "oauth", true)]
    [InlineData(null, "basic", true)]
    [InlineData(null, "oauth", false)]
    public void A_group_may_be_selected_when_a_control_selects_it(string? mode, string group, bool expected) =>
        Assert.Equal(expected, MayBeSelected(group, ("mode", EntryValue.Of(mode))));

    [Theory]
    [InlineData("basic")]
    [InlineData("oauth")]
    public void Any_group_may_be_selected_by_a_control_that_is_not_known(string group) =>
        Assert.True(MayBeSelected(group, ("mode", EntryValue.Unknown)));

    [Fact]
    public void An_entry_that_is_no_control_selects_nothing_even_if_it_is_not_known() =>
        Assert.False(MayBeSelected("oauth", ("user", EntryValue.Unknown), ("token", EntryValue.Unknown), ("mode", EntryValue.Of("basic"))));

    [Fact]
    public void Only_a_default_that_is_one_of_its_options_stands_for_a_control() =>
        Assert.Equal(
            ["basic", null, null],
            EntryFacts.Of(Definition.WithEntries(
                """{ "key": "a", "defaultValue": "basic", "options": [ "basic" ] }""",
                """{ "key": "b", "defaultValue": "a live secret", "options": [ "basic" ] }""",
                """{ "key": "c", "defaultValue": "polling", "options": [ "polling" ] }""", User))
                .Take(3).Select(entry => entry.SelectedByDefault));

    private static bool MayBeSelected(string group, params (string Key, EntryValue Value)[] values)
    {
        var entries = EntryFacts.Of(Definition.WithEntries(ControlWithDefault, User, Token));

        return RequiredEntries.MayBeSelected<CallersValues>(
            entries, group, new(entries, values.ToDictionary(value => value.Key, value => value.Value)));
    }
}
