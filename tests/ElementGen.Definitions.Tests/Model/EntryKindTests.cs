namespace ElementGen.Definitions.Tests.Model;

/// <summary>What kind of value an entry takes.</summary>
public sealed class EntryKindTests
{
    [Theory]
    [InlineData("TEXTFIELD_128", "user.name", nameof(EntryKind.Text))]
    [InlineData("TEXTFIELD_128", "oauth.api.secret", nameof(EntryKind.Secret))]
    [InlineData("TEXTAREA", "private.key", nameof(EntryKind.Secret))]
    [InlineData("MULTISELECT", "scopes", nameof(EntryKind.Text))]
    [InlineData("PASSWORD", "user.name", nameof(EntryKind.Secret))]
    [InlineData("PASSWORD", "token.url", nameof(EntryKind.Secret))]
    [InlineData("BOOLEAN", "use.password", nameof(EntryKind.Boolean))]
    [InlineData("BOOLEAN_YESNO", "has.token", nameof(EntryKind.Boolean))]
    [InlineData("COMBO", "mode", nameof(EntryKind.Choice))]
    [InlineData("COMBO", "signature", nameof(EntryKind.Choice))]
    [InlineData("SOMETHING_NEW", "mode", nameof(EntryKind.Text))]
    [InlineData("SOMETHING_NEW", "user.token", nameof(EntryKind.Secret))]
    [InlineData("", "mode", nameof(EntryKind.Text))]
    [InlineData("boolean", "mode", nameof(EntryKind.Text))]
    public void The_kind_follows_from_the_type_then_from_the_key(string type, string key, string expected) =>
        Assert.Equal(expected, EntryKinds.KindOf(new() { Key = key, Type = type, Options = [new("a")] }).ToString());

    [Theory]
    [InlineData("mode")]
    [InlineData("signature")]
    public void A_choice_without_anything_to_choose_is_a_text(string key)
    {
        Assert.Equal(EntryKind.Text, EntryKinds.KindOf(new() { Key = key, Type = "COMBO" }));
        Assert.Equal(EntryKind.Text, EntryKinds.KindOf(new() { Key = key, Type = "COMBO", Options = [new("")] }));
    }

    [Theory]
    [InlineData("TEXTFIELD_1000", true)]
    [InlineData("PASSWORD", true)]
    [InlineData("BOOLEAN_YESNO", true)]
    [InlineData("COMBO", true)]
    [InlineData("SOMETHING_NEW", false)]
    [InlineData("password", false)]
    [InlineData("", false)]
    public void The_platforms_types_are_known(string type, bool expected) => Assert.Equal(expected, EntryKinds.IsKnown(type));

    [Fact]
    public void Every_type_of_the_catalogue_is_known() =>
        Assert.All(
            Definition.CatalogueNames.SelectMany(name => Definition.OfCatalogue(name).Entries.Select(entry => entry.Type)).Distinct(),
            type => Assert.True(EntryKinds.IsKnown(type), type));
}
