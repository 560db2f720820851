namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>ELG0307: a request body has entries of a group that is not selected.</summary>
public class InstanceHasUnselectedEntryTests
{
    private const string Acme = """
        {
          "key": "acme",
          "configuration": [
            { "key": "auth", "type": "COMBO", "defaultValue": "basic", "options": [{ "value": "basic" }, { "value": "token" }, { "value": "none" }] },
            { "key": "user", "required": true, "groupName": "basic" },
            { "key": "api.token", "required": true, "groupName": "token" },
            { "key": "region" }
          ]
        }
        """;

    [Fact]
    public void The_message_says_which_group_it_is_which_is_selected_and_what_to_set() => Assert.Equal(
        [
            new Report(
                "sms.instance.json(1,65)", "\"api.token\"", "ELG0307",
                "'api.token' belongs to the group 'token', but 'basic' is selected; set 'auth' to 'token', or remove the entry"),
        ],
        Reports(""" "user": "x", "api.token": "y" """));

    [Theory]
    [InlineData("none")]
    [InlineData("something else")]
    public void A_control_can_select_no_group(string auth)
    {
        var reports = Reports($$""" "auth": "{{auth}}", "user": "x" """).Where(static report => report.Id == "ELG0307");

        Assert.Contains("but no group is selected; set 'auth' to 'basic'", Assert.Single(reports).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "auth": "token", "api.token": "y" """)]
    [InlineData(""" "auth": "TOKEN", "api.token": "y" """)]
    [InlineData(""" "user": "x", "region": "eu" """)]
    [InlineData(""" "user": "x", "api.token": "" """)]
    [InlineData(""" "user": "x", "api.token": null """)]
    public void Entries_of_the_selected_group_without_a_group_or_without_a_value_are_fine(string configuration) =>
        Assert.DoesNotContain(Reports(configuration), static report => report.Id == "ELG0307");

    [Fact]
    public void A_control_that_is_given_twice_may_select_any_group() =>
        Assert.DoesNotContain(Reports(""" "auth": "basic", "auth": "token", "user": "x", "api.token": "y" """), static report => report.Id == "ELG0307");

    [Fact]
    public void When_just_one_other_group_is_given_the_error_about_missing_entries_names_it()
    {
        var reports = Reports(""" "api.token": "y", "region": "eu" """);

        Assert.Equal(
            "The request body lacks an entry that 'acme' needs: user; or set 'auth' to 'token', the group that the body has entries of",
            Assert.Single(reports, static report => report.Id == "ELG0302").Message);
        Assert.Single(reports, static report => report.Id == "ELG0307");
    }

    [Theory]
    [InlineData(""" "auth": "basic", "api.token": "y" """)]
    [InlineData(""" "region": "eu" """)]
    public void When_the_control_is_set_or_no_other_group_is_given_nothing_else_is_meant(string configuration) =>
        Assert.EndsWith("needs: user", Assert.Single(Reports(configuration), static report => report.Id == "ELG0302").Message, StringComparison.Ordinal);

    private static IReadOnlyList<Report> Reports(string configuration) => new Consumer()
        .WithDefinition("acme", Acme)
        .WithInstance($$"""{ "element": { "key": "acme" }, "configuration": {{{configuration}}} }""")
        .Analyze();
}
