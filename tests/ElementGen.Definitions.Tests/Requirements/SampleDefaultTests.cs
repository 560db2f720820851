namespace ElementGen.Definitions.Tests.Requirements;

/// <summary>Which default values only show what a value looks like, so that the entry must be supplied all the same.</summary>
public sealed class SampleDefaultTests
{
    [Theory]
    [InlineData("<domain>.crm.ondemand.com")]
    [InlineData("http://<hostname>/api")]
    [InlineData("<< <x>")]
    [InlineData("https://{site}/api")]
    [InlineData("{unknown.entry}")]
    [InlineData("{a}")]
    [InlineData("{gone}")]
    [InlineData("{b} and {c}")]
    public void A_default_with_a_part_that_nothing_fills_is_a_sample(string text) => Assert.True(IsNeeded(text));

    [Theory]
    [InlineData("value")]
    [InlineData("a < b > c", true)]
    [InlineData("<>")]
    [InlineData("< <")]
    [InlineData("a > b")]
    [InlineData("{b}")]
    [InlineData("https://{b}/api")]
    [InlineData("{}")]
    [InlineData("{b: c} {c}")]
    [InlineData("{platform default}")]
    [InlineData("{b")]
    [InlineData("{\"user\": \"<name>\"}")]
    [InlineData("  [ { \"key\": \"{unknown}\" } ]")]
    public void Any_other_default_fills_the_entry(string text, bool isSample = false) => Assert.Equal(isSample, IsNeeded(text));

    [Fact]
    public void A_definition_can_say_that_its_default_is_a_sample()
    {
        Assert.Equal(["a"], Missing("""{ "key": "a", "required": true, "defaultValue": "mycompany", "sample": true }"""));
        Assert.Empty(Missing("""{ "key": "a", "required": true, "defaultValue": "mycompany", "sample": false }"""));
    }

    [Fact]
    public void A_hidden_entry_with_a_sample_is_filled_by_the_platform() =>
        Assert.Empty(Missing("""{ "key": "oauth.api.key", "required": true, "hideFromConsole": true, "defaultValue": "<key>", "sample": true }"""));

    [Theory]
    [InlineData("sapc4ccrm", "subdomain")]
    [InlineData("connectwisecrmrest", "baseUrl")]
    [InlineData("infusionsofterp", "infusionsoft.server")]
    [InlineData("infusionsoftmarketing", "infusionsoft.server")]
    [InlineData("dynamicscrm", "dynamics.tenant")]
    [InlineData("recurly", "subdomain")]
    [InlineData("accesscontrol", "accesscontrol.default.sender")]
    public void An_entry_of_the_catalogue_whose_default_is_a_sample_must_be_supplied(string element, string key) =>
        Assert.Contains(key, CallersValues.Missing(Definition.OfCatalogue(element + ".json"), ("none", "")));

    private static bool IsNeeded(string text) => Missing(
        $$"""{ "key": "a", "required": true, "defaultValue": {{System.Text.Json.JsonSerializer.Serialize(text)}} }""").Any();

    private static IEnumerable<string> Missing(string entry) => CallersValues.Missing(
        Definition.WithEntries(entry, """{ "key": "b" }""", """{ "key": "gone", "active": false }"""), ("none", ""));
}
