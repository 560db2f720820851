namespace ElementGen.Definitions.Tests.Naming;

/// <summary>Which entries are said to meet in one name, and what they are called then.</summary>
public sealed class FoundCollisionTests
{
    [Fact]
    public void An_entry_meets_the_first_that_leads_to_its_name() =>
        Assert.Equal(
            ["base.url BaseUrl_base_url, baseUrl BaseUrl_baseUrl"],
            Meetings("""{ "key": "other" }""", """{ "key": "base.url" }""", """{ "key": "baseUrl" }"""));

    [Fact]
    public void The_first_is_the_one_that_stands_first_in_the_definition_wherever_its_property_does() =>
        Assert.Equal(
            ["b.a BA_b_a, bA BA_bA"],
            Meetings("""{ "key": "b.a", "displayOrder": 9 }""", """{ "key": "bA", "required": true }"""));

    [Fact]
    public void One_that_meets_two_in_different_names_is_named_with_the_first_in_the_definition() =>
        Assert.Equal(
            ["MODE Mode_MODE, mode Mode_mode"],
            Meetings(
                """{ "key": "MODE", "displayOrder": 3 }""", """{ "key": "mode.option", "displayOrder": 1 }""",
                """{ "key": "mode", "type": "COMBO", "options": [ "a" ], "displayOrder": 2 }"""));

    [Fact]
    public void Of_several_each_meets_the_first() =>
        Assert.Equal(
            ["a.b AB_a_b, aB AB_aB", "a.b AB_a_b, x.a.b AB_x_a_b"],
            Meetings("""{ "key": "a.b" }""", """{ "key": "aB" }""", """{ "key": "x.a.b" }"""));

    [Fact]
    public void Meetings_are_named_in_the_order_of_the_definition() =>
        Assert.Equal(
            ["c.d CD_c_d, cD CD_cD", "a.b AB_a_b, aB AB_aB"],
            Meetings("""{ "key": "a.b" }""", """{ "key": "c.d" }""", """{ "key": "cD" }""", """{ "key": "aB" }"""));

    [Fact]
    public void A_property_meets_the_enum_of_another() =>
        Assert.Equal(
            ["auth Auth_auth, auth.option AuthOption_auth_option"],
            Meetings("""{ "key": "auth", "type": "COMBO", "options": [ "a" ] }""", """{ "key": "auth.option" }"""));

    [Fact]
    public void Entries_whose_properties_and_enums_meet_are_named_once() =>
        Assert.Equal(
            ["a.b AB_a_b, aB AB_aB"],
            Meetings("""{ "key": "a.b", "type": "COMBO", "options": [ "x" ] }""", """{ "key": "aB", "type": "COMBO", "options": [ "y" ] }"""));

    [Fact]
    public void Where_no_names_meet_nothing_is_said() => Assert.Empty(Meetings("""{ "key": "a" }""", """{ "key": "b" }"""));

    [Fact]
    public void Entries_that_callers_cannot_set_meet_none() =>
        Assert.Empty(Meetings("""{ "key": "a.b" }""", """{ "key": "aB", "active": false }"""));

    private static IEnumerable<string> Meetings(params string[] entries) =>
        EntryNames.FindCollisions(Definition.WithEntries(entries)).Select(meeting => $"{Names(meeting.First)}, {Names(meeting.Second)}");

    private static string Names(NamedEntry entry) => $"{entry.Entry.Key} {entry.Property}";
}
