using System.Text;
using System.Text.RegularExpressions;
using ElementGen.Definitions;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0201 over the whole catalogue, against the rule applied to the definitions themselves.</summary>
public partial class CatalogueRequirementsTests
{
    private static readonly IReadOnlyList<ElementDefinition> Elements =
    [
        .. Repository.ElementKeys.Select(key => DefinitionReader.Read(Encoding.UTF8.GetBytes(Repository.Element(key))).Definitions.Single().Definition),
    ];

    [Fact]
    public void An_empty_creation_of_every_element_lacks_just_what_its_definition_says()
    {
        var expected = Expected(static _ => []);

        Assert.True(expected.Count > 100);
        Assert.Equal(expected, Reported(static _ => []));
    }

    [Fact]
    public void Every_element_is_complete_once_what_is_named_is_given()
    {
        // A control that must be supplied selects a group by its value, so that entries of the group can be left.
        Assert.Equal(Expected(RequiredOf), Reported(RequiredOf));
        Assert.True(Expected(RequiredOf).Count < 5);
    }

    [Fact]
    public void Leaving_out_any_one_of_them_brings_just_that_one_back()
    {
        var creations = Elements.SelectMany(definition => RequiredOf(definition).Select(left => (
            Element: definition,
            Left: left,
            Given: (IReadOnlyList<NamedEntry>)[.. RequiredOf(definition).Where(entry => entry != left)])))
            // Without the control the entries of its group are not asked for either, or others are.
            .Where(static creation => creation.Left.Kind != EntryKind.Choice)
            .ToList();
        Assert.True(creations.Count > 300);
        var classes = Elements.Select(static definition =>
            $"[ElementInstance(\"{definition.Key}\")] partial class {Catalogue.ClassOf(definition.Key)};");
        var uses = creations.Select(static (creation, i) => $"object Creation{i}() => {CreationOf(creation.Element, creation.Given)};");

        var reported = ReportsOf($"{string.Join('\n', classes)}\nclass Use\n{{\n{string.Join('\n', uses)}\n}}");

        var expected = creations.Select(static creation => (Element: creation.Element, Missing: Missing(creation.Element, creation.Given).ToList())).ToList();
        Assert.All(expected.Zip(creations), static pair => Assert.Contains(pair.Second.Left.Entry.Key, pair.First.Missing));
        Assert.Equal(
            expected.Select(static creation => $"{creation.Element.Key}: {string.Join(' ', creation.Missing.Order(StringComparer.Ordinal))}"),
            reported);
        Assert.True(expected.Count(static creation => creation.Missing.Count == 1) > expected.Count - 10);
    }

    private static IReadOnlyList<NamedEntry> RequiredOf(ElementDefinition definition)
    {
        var missing = Missing(definition, []).ToHashSet();
        return [.. EntryNames.Of(definition).Where(entry => missing.Contains(entry.Entry.Key))];
    }

    private static List<string> Expected(Func<ElementDefinition, IReadOnlyList<NamedEntry>> given) =>
    [
        .. Elements
            .Select(definition => (definition.Key, Missing: string.Join(' ', Missing(definition, given(definition)).Order(StringComparer.Ordinal))))
            .Where(element => element.Missing.Length > 0)
            .Select(element => $"{element.Key}: {element.Missing}"),
    ];

    private static IEnumerable<string> Missing(ElementDefinition definition, IReadOnlyList<NamedEntry> given)
    {
        var requirements = EntryFacts.Of(definition);
        var values = new Values(requirements.Select(requirement => given.FirstOrDefault(entry => entry.Entry.Key == requirement.Key) switch
        {
            null => EntryValue.None,
            { Kind: EntryKind.Choice } entry => EntryValue.Of(entry.Options[0].Option.Value),
            _ => EntryValue.Unknown,
        }));
        return RequiredEntries.FindMissing(requirements, values).Select(index => requirements[index].Key);
    }

    private static IEnumerable<string> Reported(Func<ElementDefinition, IReadOnlyList<NamedEntry>> given)
    {
        var classes = Elements.Select(definition =>
        {
            return $$"""
                [ElementInstance("{{definition.Key}}")]
                partial class {{Catalogue.ClassOf(definition.Key)}} { object Configure() => {{CreationOf(definition, given(definition))}}; }
                """;
        });
        return ReportsOf(string.Join('\n', classes));
    }

    private static string CreationOf(ElementDefinition definition, IReadOnlyList<NamedEntry> given)
    {
        var name = Catalogue.ClassOf(definition.Key);
        return $"new {name}.Configuration {{ {string.Join(", ", given.Select(entry => $"{entry.Property} = {ValueOf(name, entry)}"))} }}";
    }

    private static IEnumerable<string> ReportsOf(string source) =>
        (new Consumer() with { TracksSteps = false })
            .WithElements(Repository.ElementKeys)
            .With("using ElementGen;\nnamespace Acme;\n" + source)
            .Generate()
            .Analyze()
            .Where(report => report.Id == "ELG0201")
            .Select(report => $"{Element().Match(report.Message).Groups[1].Value}: {string.Join(' ', Keys().Matches(report.Message).Select(key => key.Groups[1].Value).Order(StringComparer.Ordinal))}");

    private static string ValueOf(string name, NamedEntry entry) => entry.Kind switch
    {
        EntryKind.Boolean => "true",
        EntryKind.Choice => $"{name}.Configuration.{entry.OptionType}.{entry.Options[0].Member}",
        _ => "\"x\"",
    };

    [GeneratedRegex(@"\(([^)]+)\)")]
    private static partial Regex Keys();

    [GeneratedRegex("that '([^']+)' needs")]
    private static partial Regex Element();

    private readonly struct Values(IEnumerable<EntryValue> values) : IEntryValues
    {
        private readonly EntryValue[] _values = [.. values];

        public EntryValue this[int index] => _values[index];
    }
}
