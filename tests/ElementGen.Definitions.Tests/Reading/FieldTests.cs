namespace ElementGen.Definitions.Tests.Reading;

/// <summary>What the fields of a definition come to, given or not.</summary>
public sealed class FieldTests
{
    [Fact]
    public void Every_field_of_an_element_is_kept() =>
        Assert.Equal(
            new ElementDefinition
            {
                Key = "box", Name = "Box", Description = "Files", Hub = "documents", AuthenticationType = "oauth2", TypeOauth = true,
                ConfigDescription = "<p>How</p>", SignupUrl = "https://box.com", Active = false, Deleted = true,
            },
            Definition.Of("""
                { "key": "box", "name": "Box", "description": "Files", "hub": "documents", "authentication": { "type": "oauth2" }, "typeOauth": true,
                  "configDescription": "<p>How</p>", "signupURL": "https://box.com", "active": false, "deleted": true, "configuration": [] }
                """));

    [Fact]
    public void Every_field_of_an_entry_is_kept() =>
        Assert.Equal(
            new ConfigurationEntry
            {
                Key = "mode", Name = "Mode", Description = "Which", Type = "COMBO", Required = true, DefaultValue = "a", Internal = true,
                HideFromConsole = true, Active = false, GroupControl = true, GroupName = "g", DisplayOrder = 7, ResellerConfig = true,
                CompanyConfig = true, Options = [new("a", "A"), new("b")],
            },
            Entry("""
                "key": "mode", "name": "Mode", "description": "Which", "type": "COMBO", "required": true, "defaultValue": "a", "internal": true,
                "hideFromConsole": true, "active": false, "groupControl": true, "groupName": "g", "displayOrder": 7, "resellerConfig": true,
                "companyConfig": true, "options": [ { "value": "a", "description": "A" }, { "value": "b" } ]
                """));

    [Fact]
    public void An_element_that_says_nothing_more_is_active_and_called_by_its_key()
    {
        var element = Definition.Of("""{ "key": "box", "configuration": [] }""");

        Assert.Equal(new ElementDefinition { Key = "box" }, element);
        Assert.Equal("box", element.Name);
        Assert.True(element.Active);
        Assert.Null(element.AuthenticationType);
    }

    [Fact]
    public void An_entry_that_says_nothing_more_is_active_optional_and_called_by_its_key()
    {
        var entry = Entry("\"key\": \"a\"");

        Assert.Equal(new ConfigurationEntry { Key = "a" }, entry);
        Assert.Equal(("a", "", true, false, false), (entry.Name, entry.Type, entry.Active, entry.Required, entry.HasDefault));
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("\"\"", "")]
    [InlineData("\" \"", " ")]
    [InlineData("\"true\"", "true")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("25", "25")]
    [InlineData("-1.50e+3", "-1.50e+3")]
    [InlineData("123456789012345678901234567890e999", "123456789012345678901234567890e999")]
    [InlineData("\"{\\\"a\\\": 1}\"", "{\"a\": 1}")]
    [InlineData("{ \"a\": [ 1, { \"defaultValue\": \"b\" } ] }", null)]
    [InlineData("[ \"a\" ]", null)]
    public void A_default_is_the_text_that_a_scalar_is_written_with(string json, string? expected) =>
        Assert.Equal(expected, Entry($$""" "key": "a", "defaultValue": {{json}}, "type": "TEXTAREA" """).DefaultValue);

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData(" ", true)]
    [InlineData("false", true)]
    public void An_empty_default_counts_as_none(string? value, bool expected) =>
        Assert.Equal(expected, new ConfigurationEntry { Key = "a", DefaultValue = value }.HasDefault);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"false\"", false)]
    public void A_flag_is_a_boolean_or_its_text(string json, bool expected) =>
        Assert.Equal((expected, expected), Flags(json));

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"yes\"")]
    [InlineData("[ false, true ]")]
    [InlineData("{ \"a\": true }")]
    public void A_flag_that_says_nothing_is_as_if_it_were_not_there(string json)
    {
        Assert.Equal((false, true), Flags(json));
        Assert.Equal(
            new ConfigurationEntry { Key = "a" },
            Entry($$"""
                "key": "a", "internal": {{json}}, "hideFromConsole": {{json}}, "groupControl": {{json}}, "resellerConfig": {{json}},
                "companyConfig": {{json}}
                """));
        Assert.Equal(
            new ElementDefinition { Key = "a" },
            Definition.Of($$"""{ "key": "a", "typeOauth": {{json}}, "active": {{json}}, "deleted": {{json}}, "configuration": [] }"""));
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("-1", -1)]
    [InlineData("2147483648", 0)]
    [InlineData("1e400", 0)]
    [InlineData("1.5", 0)]
    [InlineData("null", 0)]
    [InlineData("\"3\"", 0)]
    [InlineData("[ 3 ]", 0)]
    public void A_display_order_that_is_no_whole_number_in_range_is_none(string json, int expected)
    {
        var entry = Entry($$""" "key": "a", "displayOrder": {{json}}, "name": "A" """);

        Assert.Equal((expected, "A"), (entry.DisplayOrder, entry.Name));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void An_entry_without_the_name_of_a_group_belongs_to_none(string json) =>
        Assert.Null(Entry($$""" "key": "a", "groupName": {{json}} """).GroupName);

    [Fact]
    public void Options_are_objects_or_bare_texts() =>
        Assert.Equal(
            [new("a", "A"), new("b"), new("3"), new("true"), new(""), new("", "no value")],
            Entry("""
                "key": "a",
                "options": [ { "description": "A", "value": "a" }, "b", 3, true, { "value": null }, { "description": "no value" }, null, [ "c" ] ]
                """).Options);

    [Theory]
    [InlineData("null")]
    [InlineData("\"a\"")]
    [InlineData("{ \"value\": \"a\" }")]
    public void Options_that_are_no_array_are_none(string json) =>
        Assert.Empty(Entry($$""" "key": "a", "options": {{json}} """).Options);

    [Theory]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    [InlineData("{ \"type\": null }", null)]
    [InlineData("{ \"type\": { \"type\": \"wrong\" } }", null)]
    [InlineData("[ { \"type\": \"wrong\" } ]", null)]
    [InlineData("{ \"type\": \"oauth1Plaintext\" }", "oauth1Plaintext")]
    [InlineData("\"basic\"", "basic")]
    public void The_type_of_authentication_may_be_absent(string json, string? expected) =>
        Assert.Equal(expected, Definition.Of($$"""{ "key": "a", "authentication": {{json}}, "configuration": [] }""").AuthenticationType);

    private static ConfigurationEntry Entry(string properties) => Assert.Single(Definition.WithEntries("{" + properties + "}").Entries);

    private static (bool Required, bool Active) Flags(string json)
    {
        var entry = Entry($$""" "key": "a", "required": {{json}}, "active": {{json}} """);
        return (entry.Required, entry.Active);
    }
}
