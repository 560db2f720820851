namespace ElementGen.Definitions.Tests.Naming;

/// <summary>Which pairs of entries <see cref="EntryNames.FindCollisions"/> gives, with the names that they get.</summary>
public sealed class FindCollisionsTests
{
    [Fact]
    public void An_entry_collides_with_the_first_that_leads_to_its_name() =>
        Assert.Equal(
            ["base.url BaseUrl_base_url, baseUrl BaseUrl_baseUrl"],
            Collisions("""{ "key": "other" }""", """{ "key": "base.url" }""", """{ "key": "baseUrl" }"""));

    [Fact]
    public void The_first_is_the_one_that_comes_first_in_the_definition_wherever_its_property_comes() =>
        Assert.Equal(
            ["b.a BA_b_a, bA BA_bA"],
            Collisions("""{ "key": "b.a", "displayOrder": 9 }""", """{ "key": "bA", "required": true }"""));

    [Fact]
    public void An_entry_that_collides_with_two_is_paired_with_the_first_in_the_definition() =>
        Assert.Equal(
            ["MODE Mode_MODE, mode Mode_mode"],
            Collisions(
                """{ "key": "MODE", "displayOrder": 3 }""", """{ "key": "mode.option", "displayOrder": 1 }""",
                """{ "key": "mode", "type": "COMBO", "options": [ "a" ], "displayOrder": 2 }"""));

    [Fact]
    public void When_several_collide_each_is_paired_with_the_first() =>
        Assert.Equal(
            ["a.b AB_a_b, aB AB_aB", "a.b AB_a_b, x.a.b AB_x_a_b"],
            Collisions("""{ "key": "a.b" }""", """{ "key": "aB" }""", """{ "key": "x.a.b" }"""));

    [Fact]
    public void Collisions_come_in_the_order_of_the_definition() =>
        Assert.Equal(
            ["c.d CD_c_d, cD CD_cD", "a.b AB_a_b, aB AB_aB"],
            Collisions("""{ "key": "a.b" }""", """{ "key": "c.d" }""", """{ "key": "cD" }""", """{ "key": "aB" }"""));

    [Fact]
    public void A_property_collides_with_the_enum_of_another() =>
        Assert.Equal(
            ["auth Auth_auth, auth.option AuthOption_auth_option"],
            Collisions("""{ "key": "auth", "type": "COMBO", "options": [ "a" ] }""", """{ "key": "auth.option" }"""));

    [Fact]
    public void Entries_whose_properties_and_enums_both_collide_are_given_once() =>
        Assert.Equal(
            ["a.b AB_a_b, aB AB_aB"],
            Collisions("""{ "key": "a.b", "type": "COMBO", "options": [ "x" ] }""", """{ "key": "aB", "type": "COMBO", "options": [ "y" ] }"""));

    [Fact]
    public void Names_that_differ_do_not_collide() => Assert.Empty(Collisions("""{ "key": "a" }""", """{ "key": "b" }"""));

    [Fact]
    public void Entries_that_callers_cannot_set_do_not_collide() =>
        Assert.Empty(Collisions("""{ "key": "a.b" }""", """{ "key": "aB", "active": false }"""));

    private static IEnumerable<string> Collisions(params string[] entries) =>
        EntryNames.FindCollisions(Definition.WithEntries(entries)).Select(collision => $"{Names(collision.First)}, {Names(collision.Second)}");

    private static string Names(NamedEntry entry) => $"{entry.Entry.Key} {entry.Property}";
}
