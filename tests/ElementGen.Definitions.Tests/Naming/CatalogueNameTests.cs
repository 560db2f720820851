using System.Globalization;
using System.Text.RegularExpressions;
using ElementGen.Definitions.Tests.Catalogue;

namespace ElementGen.Definitions.Tests.Naming;

/// <summary>The names of the whole catalogue, against what the naming rule says in words.</summary>
public sealed partial class CatalogueNameTests
{
    public static TheoryData<string> Definitions => CatalogueFiles.Names;

    [Theory]
    [MemberData(nameof(Definitions))]
    public void No_two_names_of_an_element_collide(string name)
    {
        var names = EntryNames.Of(Definition.OfCatalogue(name));

        var enums = names.Where(entry => entry.Kind == EntryKind.Choice).Select(entry => entry.OptionType);
        AssertDistinct([.. names.Select(entry => entry.Property), .. enums]);
        Assert.All(names, entry => AssertDistinct([.. entry.Options.Select(option => option.Member)]));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_name_is_an_identifier_that_begins_with_a_capital(string name) =>
        Assert.All(EntryNames.Of(Definition.OfCatalogue(name)), entry =>
        {
            Assert.Matches("^(_[0-9]|[A-Z])[A-Za-z0-9_]*$", entry.Property);
            Assert.All(entry.Options, option => Assert.Matches("^(_[0-9]|[A-Z])[A-Za-z0-9_]*$", option.Member));
        });

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_property_is_named_by_the_rule_and_only_those_that_collide_have_their_key_appended(string name)
    {
        var element = Definition.OfCatalogue(name);
        var open = element.Entries.Where(entry => entry.Active && !(entry.Internal && entry.HideFromConsole)).ToArray();
        var properties = open.Select(entry => (entry.Key, Name: NameOf(entry.Key, element.Key)));
        var enums = open.Where(entry => entry.Type == "COMBO" && entry.Options.Count > 0)
            .Select(entry => (entry.Key, Name: NameOf(entry.Key, element.Key) + "Option"));
        var claims = properties.Concat(enums).ToLookup(claim => claim.Name, claim => claim.Key, StringComparer.OrdinalIgnoreCase);
        var colliding = claims.Where(keys => keys.Count() > 1).SelectMany(keys => keys).ToHashSet();

        Assert.Equal(
            open.ToDictionary(
                entry => entry.Key,
                entry => NameOf(entry.Key, element.Key) + (colliding.Contains(entry.Key) ? "_" + NoIdentifierCharacter().Replace(entry.Key, "_") : "")),
            EntryNames.Of(element).ToDictionary(entry => entry.Entry.Key, entry => entry.Property));
    }

    [Fact]
    public void Four_elements_have_a_base_url_in_two_spellings() =>
        Assert.Equal(
            ["connectwisecrmrest.json", "epages.json", "lithiumlsw.json", "tipalti.json"],
            Definition.CatalogueNames.Where(name => EntryNames.Of(Definition.OfCatalogue(name)).Select(entry => entry.Property)
                .Intersect(["BaseUrl_base_url", "BaseUrl_baseUrl"]).Count() == 2));

    [Theory]
    [MemberData(nameof(Definitions))]
    public void What_must_be_supplied_comes_first(string name)
    {
        var element = Definition.OfCatalogue(name);
        var mustSupply = EntryFacts.Of(element).Where(entry => entry.MustSupply).Select(entry => entry.Key).ToHashSet();

        Assert.Equal(mustSupply, EntryNames.Of(element).Take(mustSupply.Count).Select(entry => entry.Entry.Key).ToHashSet());
    }

    private static void AssertDistinct(string[] names) => Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());

    private static string NameOf(string key, string element)
    {
        var segments = key.Split('.');
        var cut = Array.FindIndex(segments, segment => Plain(segment) == Plain(element));
        var rest = cut >= 0 && cut < segments.Length - 1 ? string.Join('.', segments[(cut + 1)..]) : key;
        var name = string.Concat(WordBreak().Split(rest).Where(word => word != "").Select(Capitalized));
        return char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }

    private static string Plain(string text) => NoIdentifierCharacter().Replace(text, "").ToUpperInvariant();

    private static string Capitalized(string word) =>
        OAuth().Replace(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(CultureInfo.InvariantCulture.TextInfo.ToLower(word)), "OAuth");

    [GeneratedRegex("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordBreak();

    [GeneratedRegex("^Oauth(?=[0-9]*$)")]
    private static partial Regex OAuth();

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NoIdentifierCharacter();
}
