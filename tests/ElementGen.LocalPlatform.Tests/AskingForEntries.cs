using System.Net;
using System.Text.Json;
using ElementGen.Definitions;

namespace ElementGen.LocalPlatform.Tests;

/// <summary>What the platform answers to a body that lacks entries: for every element of the catalogue and every choice of its controls, by the one rule.</summary>
public sealed class AskingForEntries
{
    [Fact]
    public async Task Every_element_asks_for_what_the_rule_names()
    {
        var definitions = Directory.EnumerateFiles(Elements.Catalogue, "*.json")
            .Where(path => !FileNames.IsSchema(path))
            .Select(path => Assert.Single(DefinitionReader.Read(File.ReadAllBytes(path)).Definitions).Definition)
            .OrderBy(definition => definition.Key, StringComparer.Ordinal)
            .ToList();
        await using var platform = await RunningPlatform.StartAsync([.. definitions]);

        foreach (var definition in definitions)
        {
            foreach (var configuration in ChoicesOf(definition))
            {
                var body = JsonSerializer.Serialize(new { name = "a", element = new { key = definition.Key }, configuration });
                var missing = Missing(definition, configuration);
                var answer = await platform.SendAsync(HttpMethod.Post, "instances", body);

                if (missing.Count == 0)
                    Assert.Equal(HttpStatusCode.OK, answer.Status);
                else
                    Assert.EndsWith($"is missing: {string.Join(", ", missing)}.", answer.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> ChoicesOf(ElementDefinition definition)
    {
        yield return [];
        foreach (var entry in definition.Entries.Where(entry => entry.Active))
        {
            foreach (var option in entry.Options.AsEnumerable())
                yield return new() { [entry.Key] = option.Value };
        }
    }

    private static List<string> Missing(ElementDefinition definition, Dictionary<string, string> configuration)
    {
        var facts = EntryFacts.Of(definition);
        return [.. RequiredEntries.FindMissing(facts, new Given(facts, configuration)).Select(index => facts[index].Key)];
    }

    private readonly struct Given(EntryFacts[] facts, Dictionary<string, string> configuration) : IEntryValues
    {
        public EntryValue this[int index] => EntryValue.Of(configuration.GetValueOrDefault(facts[index].Key));
    }
}
