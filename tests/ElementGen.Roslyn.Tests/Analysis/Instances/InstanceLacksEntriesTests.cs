namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>ELG0302: a body lacks entries that the caller must supply.</summary>
public class InstanceLacksEntriesTests
{
    private const string Username = "messaging.sms.infobip.username";
    private const string Password = "messaging.sms.infobip.password";

    [Fact]
    public void All_of_them_are_named_in_one_error_at_the_configuration() => Assert.Equal(
        [
            new Report(
                "sms.instance.json(4,3)",
                "\"configuration\"",
                "ELG0302",
                $"The request body lacks 2 entries that 'infobip' needs: {Username}, {Password}"),
        ],
        Infobip("""
            {
              "name": "größer 😀 “x”",
              "element": { "key": "infobip" },
              "configuration": { "messaging.sms.infobip.sender": "+17777777777" }
            }
            """));

    [Theory]
    [InlineData("""{ "element": { "key": "infobip" } }""")]
    [InlineData("""{ "name": "acme", "element": { "key": "infobip", "id": 38 }, "tags": ["a", { "id": 1 }], "configurations": { "a": "b" } }""")]
    public void Without_a_configuration_they_are_named_at_the_element(string text)
    {
        var report = Assert.Single(Infobip(text));

        Assert.Equal("\"element\"", report.Underlined);
        Assert.Equal($"The request body lacks 2 entries that 'infobip' needs: {Username}, {Password}", report.Message);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Null_and_an_empty_text_are_not_supplied(string value)
    {
        var report = Assert.Single(Infobip(Body($$"""{ "{{Username}}": "acme", "{{Password}}": {{value}} }""")));

        Assert.Equal(("ELG0302", $"The request body lacks an entry that 'infobip' needs: {Password}"), (report.Id, report.Message));
    }

    [Theory]
    [InlineData($$"""{ "{{Username}}": "acme", "{{Password}}": "p4ss" }""")]
    [InlineData($$"""{ "{{Username}}": 4711, "{{Password}}": true }""")]
    [InlineData($$"""{ "{{Username}}": "acme", "{{Password}}": "p4ss", "filter.response.nulls": false, "messaging.sms.infobip.sender": null }""")]
    public void What_is_supplied_is_not_asked_for(string configuration) => Assert.Empty(Infobip(Body(configuration)));

    [Fact]
    public void A_configuration_that_is_null_supplies_nothing() => Assert.Equal(
        [("ELG0302", "\"configuration\"")], Infobip(Body("null")).Select(report => (report.Id, report.Underlined)));

    [Fact]
    public void Each_body_of_an_array_has_an_error_of_its_own()
    {
        var reports = Infobip($$"""
            [
              { "element": { "key": "infobip" }, "configuration": { "{{Username}}": "acme" } },
              { "element": { "key": "infobip" }, "configuration": { "{{Username}}": "acme", "{{Password}}": "p4ss" } },
              { "configuration": { "{{Password}}": "p4ss" }, "element": { "key": "infobip" } }
            ]
            """);

        Assert.Equal(
            [
                ("sms.instance.json(2,38)", $"The request body lacks an entry that 'infobip' needs: {Password}"),
                ("sms.instance.json(4,5)", $"The request body lacks an entry that 'infobip' needs: {Username}"),
            ],
            reports.Select(report => (report.Place, report.Message)));
    }

    [Theory]
    [InlineData("", "username, password")]
    [InlineData("\"authentication.type\": null,", "username, password")]
    [InlineData("\"authentication.type\": \"basic\",", "username, password")]
    [InlineData("\"authentication.type\": \"custom\",", "oauth.user.token, oauth.api.key")]
    public void Those_of_the_selected_group_are_named(string control, string missing)
    {
        var report = Assert.Single(new Consumer().WithElements("bigcommerce").WithInstance(
            $$"""{ "element": { "key": "bigcommerce" }, "configuration": { {{control}} "store.url": "https://shop.example.com" } }""").Analyze());

        Assert.Equal($"The request body lacks 2 entries that 'bigcommerce' needs: {missing}", report.Message);
    }

    [Fact]
    public void An_element_that_is_named_by_its_id_alone_is_not_judged() => Assert.Empty(Infobip("""
        [
          { "element": { "id": 38 }, "configuration": { "unheard.of": "x" } },
          { "element": { "key": null, "id": "38" } }
        ]
        """));

    [Fact]
    public void A_key_that_stands_twice_counts_as_supplied_whichever_value_counts()
    {
        var reports = Infobip(Body($$"""{ "{{Username}}": "acme", "{{Username}}": "", "{{Password}}": "p4ss" }"""));

        Assert.Equal(["ELG0305"], reports.Select(report => report.Id));
    }

    [Fact]
    public void A_control_that_has_two_values_selects_no_group()
    {
        var reports = new Consumer().WithElements("bigcommerce").WithInstance("""
            {
              "element": { "key": "bigcommerce" },
              "configuration": { "authentication.type": "custom", "authentication.type": "basic", "store.url": "https://shop.example.com" }
            }
            """).Analyze();

        Assert.Equal(["ELG0305"], reports.Select(report => report.Id));
    }

    [Theory]
    [InlineData("elementgen_optional_entries = messaging.sms.twilio.sender")]
    [InlineData("elementgen_optional_entries = a , messaging.sms.twilio.sender,,")]
    [InlineData("ElementGen_Optional_Entries=messaging.sms.twilio.sender")]
    public void Entries_that_the_editorconfig_takes_out_are_not_asked_for(string setting)
    {
        var project = new Consumer().WithElements("twilio").WithInstance(
            """{ "element": { "key": "twilio" }, "configuration": { "messaging.sms.twilio.account": "acme", "messaging.sms.twilio.token": "p4ss" } }""");

        Assert.Equal(["ELG0302"], project.Analyze().Select(report => report.Id));
        Assert.Empty((project with { EditorConfig = "[*.json]\n" + setting }).Analyze());
    }

    [Fact]
    public void The_editorconfig_takes_them_out_for_the_files_of_its_section_alone()
    {
        var project = new Consumer { EditorConfig = $"[drafts/*.json]\nelementgen_optional_entries = {Username}, {Password}" }
            .WithElements("infobip")
            .WithInstance(Body("{}"), "drafts/a.instance.json")
            .WithInstance(Body("{}"), "b.instance.json");

        Assert.Equal(["b.instance.json(1,36)"], project.Analyze().Select(report => report.Place));
    }

    [Fact]
    public void A_definition_that_changes_changes_what_is_asked_for()
    {
        var run = new Consumer().WithElements("infobip").WithInstance(Body("{}")).Generate();
        var before = run.Analyze();
        var after = run.Edit(project => project.WithText("elements/infobip.json", """
            { "key": "infobip", "configuration": [{ "key": "api.key", "required": true }] }
            """)).Analyze();

        Assert.Contains(Username, Assert.Single(before).Message, StringComparison.Ordinal);
        Assert.Equal("The request body lacks an entry that 'infobip' needs: api.key", Assert.Single(after).Message);
    }

    [Fact]
    public void An_instance_file_that_changes_is_judged_anew()
    {
        var run = new Consumer().WithElements("infobip").WithInstance(Body("{}")).Generate();
        Assert.Single(run.Analyze());

        Assert.Empty(run.Edit(project => project.WithText("sms.instance.json", Body($$"""{ "{{Username}}": "a", "{{Password}}": "b" }"""))).Analyze());
    }

    [Fact]
    public void What_a_broken_definition_did_not_tell_is_not_asked_for() =>
        Assert.Equal(
            ["elements/acme.json ELG0101"],
            new Consumer()
                .WithDefinition("acme", """
                    { "key": "acme", "configuration": [{ "key": "user", "required": true, "groupName": "basic" }, { "key": "type", "options": [ }
                    """)
                .WithInstance("""{ "element": { "key": "acme" }, "configuration": { "password": "x" } }""")
                .Analyze()
                .Select(report => $"{report.Place[..report.Place.IndexOf('(', StringComparison.Ordinal)]} {report.Id}"));

    [Fact]
    public void Over_the_whole_catalogue_an_empty_body_lacks_what_an_empty_creation_lacks()
    {
        var project = new Consumer().WithElements(Repository.ElementKeys);
        foreach (var key in Repository.ElementKeys)
        {
            project = project
                .WithInstance($$"""{ "element": { "key": "{{key}}" }, "configuration": {} }""", $"{key}.instance.json")
                .With($$"""[ElementGen.ElementInstance("{{key}}")] partial class C_{{key.Replace('-', '_')}} { static readonly object C = new Configuration(); }""");
        }

        var reports = project.AnalyzeUncompiled();
        var ofCreations = reports.Where(report => report.Id == "ELG0201").ToDictionary(ElementOf, report => KeysOfCreation(report).Order());
        var ofBodies = reports.Where(report => report.Id == "ELG0302").ToDictionary(ElementOf, report => KeysOf(report).Order());

        Assert.NotEmpty(ofCreations);
        Assert.Equal(ofCreations.Keys.Order(), ofBodies.Keys.Order());
        Assert.All(ofBodies, body => Assert.Equal(ofCreations[body.Key], body.Value));
    }

    private static string ElementOf(Report report) => report.Message.Split(" that '")[1].Split('\'')[0];

    private static string[] KeysOf(Report report) => report.Message.Split(" needs: ")[1].Split(", ");

    private static IEnumerable<string> KeysOfCreation(Report report) =>
        KeysOf(report).Select(entry => entry[(entry.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);

    private static string Body(string configuration) => $$"""{ "element": { "key": "infobip" }, "configuration": {{configuration}} }""";

    private static IReadOnlyList<Report> Infobip(string text) => new Consumer().WithElements("infobip").WithInstance(text).Analyze();
}
