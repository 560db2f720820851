using System.Text;
using ElementGen.Definitions;

namespace ElementGen.Roslyn.Tests.LargeCode;

/// <summary>A project of many files, each of which creates ten configurations and provisions with them: every element of the catalogue in turn.</summary>
internal static class ManyFiles
{
    private const int CreationsInFile = 10;

    private static readonly IReadOnlyList<string> Elements = [.. Repository.ElementKeys.Select(ElementOf)];

    /// <summary>The project, with every configuration complete, so that nothing is to be reported.</summary>
    public static Consumer Project(int files) => Catalogue.Project with
    {
        Sources = [.. Catalogue.Project.Sources, .. Enumerable.Range(0, files).Select(static file => ($"{Consumer.ProjectDirectory}File{file}.cs", SourceOf(file)))],
    };

    private static string SourceOf(int file)
    {
        var source = new StringBuilder($$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using ElementGen;

            namespace Acme;

            public sealed class File{{file}}(ElementsClient client)
            {
                private readonly Dictionary<string, long> _ids = new();

            """);
        for (var creation = 0; creation < CreationsInFile; creation++)
            source.AppendLine(Elements[(file * CreationsInFile + creation) % Elements.Count].Replace("$", $"{creation}", StringComparison.Ordinal));

        return source.Append('}').ToString();
    }

    // A method around the creation, with the code of a program that does other things besides.
    private static string ElementOf(string key)
    {
        var definition = DefinitionReader.Read(Encoding.UTF8.GetBytes(Repository.Element(key))).Definitions.Single().Definition;
        var requirements = EntryFacts.Of(definition);
        var missing = RequiredEntries.FindMissing(requirements, new Nothing()).Select(index => requirements[index].Key).ToHashSet();
        var name = Catalogue.ClassOf(key);
        var assignments = EntryNames.Of(definition)
            .Where(entry => missing.Contains(entry.Entry.Key))
            .Select(entry => $"{entry.Property} = {ValueOf(name, entry)}");
        return $$"""
                public async Task<long> Provision$Async(string text)
                {
                    if (_ids.TryGetValue(text, out var known))
                        return known;

                    var configuration = new {{name}}.Configuration { {{string.Join(", ", assignments)}} };
                    var instance = await {{name}}.ProvisionAsync(client, text.Trim(), configuration).ConfigureAwait(false);
                    var words = text.Split(' ').Where(word => word.Length > 3).Select(word => word.ToUpperInvariant()).ToList();
                    Console.WriteLine(string.Join(", ", words) + configuration);
                    return _ids[text] = instance.Instance.Id;
                }
            """;
    }

    private static string ValueOf(string name, NamedEntry entry) => entry.Kind switch
    {
        EntryKind.Boolean => "text.Length > 3",
        EntryKind.Choice => $"({name}.Configuration.{entry.OptionType})text.Length",
        _ => "text",
    };

    private readonly struct Nothing : IEntryValues
    {
        public EntryValue this[int index] => EntryValue.None;
    }
}
