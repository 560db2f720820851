using System.Text.Json;
using System.Text.RegularExpressions;

namespace ElementGen.Definitions.Tests.Catalogue;

public sealed partial class CatalogueTests
{
    public static TheoryData<string> Definitions => CatalogueFiles.Names;

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_definition_fits_the_schema(string name) =>
        Assert.Empty(JsonSchemaFile.Element.Problems(CatalogueFiles.TextOf(name)));

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_definition_is_named_after_its_key(string name)
    {
        using var definition = Parse(name);

        Assert.Equal(name, definition.RootElement.GetProperty("key").GetString() + ".json");
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void No_two_entries_of_a_definition_have_one_key(string name)
    {
        using var definition = Parse(name);

        Assert.Empty(EntriesOf(definition).GroupBy(KeyOf, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void No_entry_for_a_secret_has_one_as_its_default(string name)
    {
        using var definition = Parse(name);

        Assert.Empty(EntriesOf(definition).Where(entry => IsSecret(entry) && !IsEmptyOrPlaceholder(DefaultOf(entry))).Select(KeyOf));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void No_default_looks_like_a_live_secret(string name)
    {
        using var definition = Parse(name);

        Assert.Empty(EntriesOf(definition).Where(entry => LooksLikeASecret(DefaultOf(entry))).Select(KeyOf));
    }

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("3f9a1c0e5b7d4826a1e0c4d2f6b8979a")]
    [InlineData("ZXhhbXBsZS1zZWNyZXQ6MTIzNDU2Nzg5MA==")]
    [InlineData("https://someone:pass123@api.example.com/v1")]
    [InlineData("https://api.example.com/v1?access_token=abc123")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    public void A_live_secret_would_be_seen(string value) => Assert.True(LooksLikeASecret(value));

    [Fact]
    public void Infobip_explains_itself_and_every_entry()
    {
        using var definition = Parse("infobip.json");
        var root = definition.RootElement;

        Assert.All(
            [root, .. EntriesOf(definition)],
            part => Assert.False(string.IsNullOrWhiteSpace(part.GetProperty("description").GetString())));
        Assert.Equal("http://www.infobip.com/sign_up/", root.GetProperty("signupURL").GetString());
        Assert.Contains("user name and the password", root.GetProperty("configDescription").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Infobip_points_to_its_schema_first()
    {
        using var definition = Parse("infobip.json");
        var first = definition.RootElement.EnumerateObject().First();

        Assert.Equal("$schema", first.Name);
        Assert.True(File.Exists(Path.Combine(Repository.Elements, first.Value.GetString()!)));
    }

    private static JsonDocument Parse(string name) => JsonDocument.Parse(CatalogueFiles.TextOf(name));

    private static JsonElement.ArrayEnumerator EntriesOf(JsonDocument definition) =>
        definition.RootElement.GetProperty("configuration").EnumerateArray();

    private static string KeyOf(JsonElement entry) => entry.GetProperty("key").GetString()!;

    private static string? DefaultOf(JsonElement entry) =>
        entry.TryGetProperty("defaultValue", out var value) ? value.GetString() : null;

    private static bool IsSecret(JsonElement entry) =>
        EntryKinds.KindOf(new ConfigurationEntry { Key = KeyOf(entry), Type = entry.GetProperty("type").GetString()! }) == EntryKind.Secret;

    private static bool IsEmptyOrPlaceholder(string? value) => string.IsNullOrEmpty(value) || value is ['{', .., '}'];

    private static bool LooksLikeASecret(string? value) => value is not null && SecretShape().IsMatch(value);

    // Known beginnings of keys; credentials inside a URL; one unbroken run of letters and digits, too long and too mixed for a name.
    [GeneratedRegex("""
        ^(AKIA|ASIA|AIza|eyJ|gh[opsu]_|sk_(live|test)_|xox[abp]-|-----BEGIN\ )
        | ://[^/?\#\s]*:[^/?\#\s]*@
        | [?&]([^=&\s]*(token|secret|password|signature|api_?key))=[^{&\s]
        | ^(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9+/_-]{24,}={0,2}$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SecretShape();
}
