using System.Text;
using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>Code that creates configurations, complete ones, of every element of the catalogue in turn, and does other things besides.</summary>
internal static class CreatingCode
{
    public static IEnumerable<SyntaxTree> Files(int count, int creationsInFile)
    {
        var methods = Catalogue.Keys.Select(MethodFor).ToList();
        return Enumerable.Range(0, count).Select(file =>
        {
            var source = new StringBuilder($$"""
                using System;
                using System.Collections.Generic;
                using System.Linq;
                using System.Threading.Tasks;
                using ElementGen;

                namespace Acme.Connectors;

                public sealed class File{{file}}(ElementsClient client)
                {
                    private readonly Dictionary<string, long> _ids = new();

                """);
            for (var creation = 0; creation < creationsInFile; creation++)
                source.AppendLine(methods[((file * creationsInFile) + creation) % methods.Count].Replace("$", $"{creation}", StringComparison.Ordinal));

            return CSharpSyntaxTree.ParseText(source.Append('}').ToString(), GeneratorProject.Language, $"{GeneratorProject.Folder}File{file}.cs");
        });
    }

    private static string MethodFor(string key, int index)
    {
        var definition = Catalogue.Definition(key);
        var requirements = EntryFacts.Of(definition);
        var missing = RequiredEntries.FindMissing(requirements, new Nothing());
        var assignments = EntryNames.Of(definition).Where(entry => missing.Contains(entry.Position)).Select(entry => $"{entry.Property} = {ValueOf(entry)}");
        return $$"""
                public async Task<long> Provision$Async(string text)
                {
                    if (_ids.TryGetValue(text, out var known))
                        return known;

                    var configuration = new Connector{{index}}.Configuration { {{string.Join(", ", assignments)}} };
                    var instance = await Connector{{index}}.ProvisionAsync(client, text.Trim(), configuration).ConfigureAwait(false);
                    var words = text.Split(' ').Where(word => word.Length > 3).Select(word => word.ToUpperInvariant()).ToList();
                    Console.WriteLine(string.Join(", ", words) + configuration);
                    return _ids[text] = instance.Instance.Id;
                }
            """;

        string ValueOf(NamedEntry entry) => entry.Kind switch
        {
            EntryKind.Boolean => "text.Length > 3",
            EntryKind.Choice => $"(Connector{index}.Configuration.{entry.OptionType})text.Length",
            _ => "text",
        };
    }

    private readonly struct Nothing : IEntryValues
    {
        public EntryValue this[int index] => EntryValue.None;
    }
}
