using System.Globalization;

namespace ElementGen.Definitions.Tests.Naming;

/// <summary>Keys that lead to the same name: each name gets its key appended, so no two properties collide.</summary>
public sealed class CollidingNamesTests
{
    [Fact]
    public void When_the_names_of_two_keys_collide_both_change() =>
        Assert.Equal(
            [("base.url", "BaseUrl_base_url"), ("baseUrl", "BaseUrl_baseUrl"), ("other", "Other")],
            Names("x", "base.url", "baseUrl", "other"));

    [Fact]
    public void Names_that_differ_only_in_case_collide() =>
        Assert.Equal(
            [("quickbooks.data.source", "DataSource_quickbooks_data_source"), ("quickbooks.datasource", "Datasource_quickbooks_datasource")],
            Names("quickbooks", "quickbooks.data.source", "quickbooks.datasource"));

    [Fact]
    public void Keys_that_differ_only_in_case_are_told_apart_by_the_key_appended() =>
        Assert.Equal(
            [("quickbooks.dataSource", "DataSource_quickbooks_dataSource"), ("quickbooks.datasource", "Datasource_quickbooks_datasource")],
            Names("quickbooks", "quickbooks.dataSource", "quickbooks.datasource"));

    [Fact]
    public void When_the_names_of_three_keys_collide_all_three_change() =>
        Assert.Equal(
            [("a.b", "AB_a_b"), ("aB", "AB_aB"), ("x.a.b", "AB_x_a_b")],
            Names("x", "a.b", "aB", "x.a.b"));

    [Fact]
    public void There_can_be_several_collisions() =>
        Assert.Equal(
            [("a.b", "AB_a_b"), ("aB", "AB_aB"), ("c.d", "CD_c_d"), ("cD", "CD_cD")],
            Names("x", "a.b", "c.d", "aB", "cD"));

    [Fact]
    public void The_whole_key_is_appended_not_what_was_left_of_it() =>
        Assert.Equal(
            [("infobip.key", "Key_infobip_key"), ("key", "Key_key"), ("sms.infobip.key", "Key_sms_infobip_key")],
            Names("infobip", "infobip.key", "key", "sms.infobip.key"));

    [Fact]
    public void Names_that_still_collide_with_their_keys_appended_get_a_hash_that_never_changes() =>
        Assert.Equal([("a-b", "AB_a_b_2a89df63"), ("a.b", "AB_a_b_108bf50c")], Names("x", "a.b", "a-b"));

    [Fact]
    public void Only_names_that_need_a_hash_get_one() =>
        Assert.Equal([("a-b", "AB_a_b_2a89df63"), ("a.b", "AB_a_b_108bf50c"), ("x.a.b", "AB_x_a_b")], Names("x", "x.a.b", "a.b", "a-b"));

    [Fact]
    public void Names_that_still_collide_with_their_hashes_appended_get_a_number()
    {
        const string First = "a.b.c.d.e f.g.h.i-j.k_l.m";
        const string Second = "a.b.c.d.e.f_g.h-i_j.k l_m";
        var names = Names("x", First, Second);

        const string Settled = "ABCDEFGHIJKLM_a_b_c_d_e_f_g_h_i_j_k_l_m_edd10464";
        Assert.Equal([(First, Settled + "_2"), (Second, Settled + "_3")], names);
        Assert.Equal(names, Names("x", Second, First));
    }

    [Fact]
    public void Names_that_are_longer_than_metadata_takes_end_in_a_hash_of_the_key()
    {
        var longest = new string('k', 1_000);
        var names = Names("x", longest, longest[1..] + "K", longest[1..] + "-");

        Assert.Equal(3, names.Select(name => name.Property).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches("^Kk{249}(_K)?(_[0-9a-f]{8}){1,2}$", name.Property));
    }

    [Fact]
    public void A_reserved_name_can_collide_with_the_one_that_has_the_suffix() =>
        Assert.Equal(
            [("to.string", "ToStringEntry_to_string"), ("to.string.entry", "ToStringEntry_to_string_entry")],
            Names("x", "to.string", "to.string.entry"));

    [Fact]
    public void Several_keys_can_leave_no_name_and_collide() =>
        Assert.Equal(
            [("-", $"Entry___{HashOf("-")}"), (".", $"Entry___{HashOf(".")}"), ("entry", "Entry_entry")],
            Names("x", ".", "entry", "-"));

    [Fact]
    public void A_property_that_is_called_like_the_enum_of_another_changes_with_it()
    {
        var names = EntryNames.Of(Definition.WithEntries(
            """{ "key": "auth", "type": "COMBO", "options": [ "a" ] }""", """{ "key": "auth.option" }""", """{ "key": "other.option" }"""));

        Assert.Equal(["Auth_auth", "AuthOption_auth_option", "OtherOption"], names.Select(name => name.Property));
        Assert.Equal("Auth_authOption", names[0].OptionType);
    }

    [Fact]
    public void Only_an_entry_with_options_claims_the_name_of_an_enum() =>
        Assert.Equal(
            ["Auth", "AuthOption"],
            EntryNames.Of(Definition.WithEntries("""{ "key": "auth", "type": "COMBO" }""", """{ "key": "auth.option" }""")).Select(name => name.Property));

    [Fact]
    public void Entries_that_callers_cannot_set_take_no_name_away() =>
        Assert.Equal(
            ["BaseUrl"],
            EntryNames.Of(Definition.WithEntries(
                """{ "key": "base.url" }""",
                """{ "key": "baseUrl", "active": false }""",
                """{ "key": "base_url", "internal": true, "hideFromConsole": true }"""))
                .Select(name => name.Property));

    [Fact]
    public void The_order_of_the_file_changes_no_name()
    {
        string[] keys = ["base.url", "baseUrl", "a.b", "a-b", "aB", "to.string", "quiet", ".", "Quiet", "e.1", "1"];

        Assert.Equal(Names("e", keys), Names("e", [.. keys.Reverse()]));
        Assert.Equal(Names("e", keys), Names("e", [.. keys.Order(StringComparer.Ordinal)]));
    }

    [Fact]
    public void Unrelated_entries_change_no_name()
    {
        string[] keys = ["base.url", "baseUrl", "a.b", "a-b", "to.string", "user"];
        string[] more = ["c", "url", "base", "string", "a", "b", "entry", "user.name", "auth.option"];

        Assert.Equal(Names("e", keys), Names("e", [.. more, .. keys]).Where(name => keys.Contains(name.Key)));
    }

    private static (string Key, string Property)[] Names(string element, params string[] keys) =>
    [
        .. EntryNames.Of(new ElementDefinition { Key = element, Entries = keys.Select(key => new ConfigurationEntry { Key = key }).ToEquatableArray() })
            .Select(name => (name.Entry.Key, name.Property)),
    ];

    // FNV-1a, as published, in 8 hexadecimal digits.
    private static string HashOf(string text) =>
        text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u)).ToString("x8", CultureInfo.InvariantCulture);
}
