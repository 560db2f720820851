using Microsoft.CodeAnalysis;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>The projects that the generators are measured with.</summary>
internal static class Projects
{
    private static readonly CompilerPart ElementGenPart = new(Path.Combine(Locations.CompilerPart, "ElementGen.Roslyn.dll"));
    private static readonly Lazy<CompilerPart> RefitPart = new(() => new(Path.Combine(Locations.RefitPackage, "analyzers/dotnet/roslyn4.8/cs/InterfaceStubGeneratorV2.dll")));
    private static readonly Lazy<CompilerPart> MapperlyPart = new(() => new(Path.Combine(Locations.MapperlyPackage, "analyzers/roslyn5.0/dotnet/cs/Riok.Mapperly.dll")));

    private static string Runtime { get; } = typeof(ElementInstanceAttribute).Assembly.Location;

    /// <summary>ElementGen's own compiler part.</summary>
    public static CompilerPart Own => ElementGenPart;

    /// <summary>Classes that name elements of the catalogue, each another one as long as there are any.</summary>
    public static GeneratorProject ElementGen(int classes, IReadOnlyList<string>? keys = null)
    {
        keys ??= Catalogue.Keys;
        return new("ElementGen", static () => ElementGenPart.Generator("ElementInstanceGenerator"), Runtime, Marked(classes, keys))
        {
            Files = keys == Catalogue.Keys ? [.. keys.Take(classes).Select(static key => Catalogue.File(key))] : [],
            Options = ProjectOptions.Definitions,
        };
    }

    /// <summary>The same classes in a project that has no definition, but references the package with all of the catalogue.</summary>
    public static GeneratorProject OfCatalog(int classes) => ElementGen(classes) with
    {
        Files = [.. Catalogue.Keys.Select(static key => Catalogue.File(key))],
        Options = ProjectOptions.Catalogue,
    };

    /// <summary>One class, for an element of so many entries.</summary>
    public static GeneratorProject OneElement(int entries)
    {
        var all = Catalogue.Keys.SelectMany(static key => Catalogue.Definition(key).Entries.Select(entry => (key, entry))).Take(entries)
            .Select(static (each, i) => $$"""{ "key": "{{each.key}}{{i}}.{{each.entry.Key}}", "name": "Entry {{i}}", "type": "{{each.entry.Type}}", "required": {{(each.entry.Required ? "true" : "false")}} }""");
        return ElementGen(classes: 1, ["many"]) with
        {
            Files = [new ProjectFile(GeneratorProject.Folder + "elements/many.json", $$"""{ "key": "many", "name": "Many", "configuration": [ {{string.Join(",\n", all)}} ] }""")],
        };
    }

    /// <summary>The same classes, for a generator that only finds them and writes a line for each.</summary>
    public static GeneratorProject Floor(int classes) => new("floor", static () => new FloorGenerator(), Runtime, Marked(classes, Catalogue.Keys));

    /// <summary>Refit's: interfaces of four methods.</summary>
    public static GeneratorProject Refit(int interfaces) => new(
        "Refit 16.4.0",
        static () => RefitPart.Value.Generator("InterfaceStubGeneratorV2"),
        Path.Combine(Locations.RefitPackage, "lib/net10.0/Refit.dll"),
        Enumerable.Range(0, interfaces).Select(static i => $$"""
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Refit;

            namespace Acme.Clients;

            public sealed record Item{{i}}(int Id, string Name);

            public interface IItems{{i}}
            {
                [Get("/items{{i}}/{id}")]
                Task<Item{{i}}> GetAsync(int id);

                [Get("/items{{i}}")]
                Task<List<Item{{i}}>> ListAsync(int page, string? filter);

                [Post("/items{{i}}")]
                Task<Item{{i}}> AddAsync([Body] Item{{i}} item);

                [Delete("/items{{i}}/{id}")]
                Task DeleteAsync(int id);
            }
            """));

    /// <summary>Mapperly's: mappers from a type of 25 properties to another.</summary>
    public static GeneratorProject Mapperly(int mappers) => new(
        "Mapperly 4.3.1",
        static () => MapperlyPart.Value.Generator("MapperGenerator"),
        Path.Combine(Locations.MapperlyPackage, "lib/netstandard2.0/Riok.Mapperly.Abstractions.dll"),
        Enumerable.Range(0, mappers).Select(static i =>
        {
            var properties = string.Join("\n    ", Enumerable.Range(0, 25).Select(static p => $"public string Property{p} {{ get; set; }} = \"\";"));
            return $$"""
                using Riok.Mapperly.Abstractions;

                namespace Acme.Mapping;

                public sealed class Source{{i}}
                {
                    {{properties}}
                }

                public sealed class Target{{i}}
                {
                    {{properties}}
                }

                [Mapper]
                public partial class Mapper{{i}}
                {
                    public partial Target{{i}} Map(Source{{i}} source);
                }
                """;
        }));

    private static IEnumerable<string> Marked(int classes, IReadOnlyList<string> keys) => Enumerable.Range(0, classes).Select(i => $"""
        using ElementGen;

        namespace Acme.Connectors;

        [ElementInstance("{keys[i % keys.Count]}")]
        public partial class Connector{i};
        """);
}
