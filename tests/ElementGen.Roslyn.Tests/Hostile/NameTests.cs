using CsCheck;
using ElementGen.HostileDefinitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Hostile;

/// <summary>
/// Keys and option values become names. Whatever they hold, each leads to one legal name at its place, nothing else is declared, and the
/// compiler has nothing to say.
/// </summary>
public class NameTests
{
    private const int LongestKey = 1_000;

    private static readonly Gen<HostileDefinition.NamedEntry> Entries = Gen.Select(
            HostileTexts.AnyLength,
            Gen.OneOf("TEXTFIELD_32", "PASSWORD", "BOOLEAN", "COMBO", "COMBO", "COMBO"),
            Gen.Bool,
            HostileTexts.AnyLength.Array[0, 6])
        .Select(static (key, type, isRequired, options) => new HostileDefinition.NamedEntry(key, type, isRequired, options));

    private static readonly Gen<Element> Elements = Gen.Select(HostileTexts.AnyLength, Entries.Array[1, 8]).Select(static (key, entries) => new Element(key, entries));

    [Fact]
    public void Hostile_names_declare_what_plain_ones_do() => Elements.HoldInBatches(Judge, static element => element.Definition);

    [Fact]
    public void Each_kind_of_hostile_text_can_be_a_name() => Assert.All(
        HostileText.Atoms.Select(static text => new Element(
            text,
            [
                new(text, "TEXTFIELD_32", true, []), new("a." + text, "PASSWORD", true, []), new(text + ".a", "BOOLEAN", false, []),
                new(text + text, "COMBO", true, [text, "a" + text, text + "a", text + "A", text + text]),
            ])).Chunk(HostileProject.Most),
        Judge);

    [Fact]
    public void All_of_them_together_can_be_names() => Judge(
        [
            new Element(
                "acme",
                [
                    .. HostileText.Atoms.Select(static text => new HostileDefinition.NamedEntry(text, "TEXTFIELD_32", false, [])),
                    new("all", "COMBO", false, [.. HostileText.Atoms]),
                ]),
        ]);

    [Fact]
    public void Names_differ_in_what_is_seen()
    {
        const string unseen = "\u115F\u1160\u3164\uFFA0\u200B\u200D\u00AD";
        var run = Generate([new Element("acme", [.. unseen.Select(static c => new HostileDefinition.NamedEntry($"a{c}b", "BOOLEAN", false, []))])]);

        Assert.All(PropertiesOf(HostileProject.ConfigurationAt(0, run)), static property => Assert.Matches("^AB_a_b_[0-9a-f]{8}$", property.Name));
    }

    [Theory]
    [InlineData('k')]
    [InlineData('漢')]
    [InlineData('-')]
    public void Names_of_the_longest_keys_compile(char c)
    {
        var longest = new string(c, 999);
        var options = new[] { "a" + longest, "A" + longest, longest + "a" };

        Judge([new Element("acme", [new("a" + longest, "COMBO", true, options), new("A" + longest, "COMBO", false, options), new(longest + "a", "PASSWORD", true, [])])]);
    }

    private static void Judge(Element[] elements)
    {
        // Of two definitions of one element only one counts.
        elements = [.. elements.DistinctBy(static element => element.Key)];
        var run = Generate(elements);

        HostileProject.JudgeText(run);
        Assert.Empty(run.EmitDiagnostics());
        Assert.All(run.Output.GetSymbolsWithName(static _ => true, SymbolFilter.All), static symbol => Assert.True(IsLegal(symbol), symbol.ToDisplayString()));
        for (var i = 0; i < elements.Length; i++)
            Judge(HostileProject.ConfigurationAt(i, run), elements[i].IsDefined ? elements[i].Entries : []);

        Assert.Equal(elements.Length, run.Output.Assembly.GlobalNamespace.GetMembers().Count());
    }

    private static void Judge(INamedTypeSymbol configuration, IReadOnlyList<HostileDefinition.NamedEntry> expected)
    {
        Assert.Equal([configuration], configuration.ContainingType.GetTypeMembers(), SymbolEqualityComparer.Default);
        Assert.Equal(
            expected.Select(static entry => entry.Key).Order(StringComparer.Ordinal),
            PropertiesOf(configuration).Select(KeyOf).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Count(static entry => entry.IsChoice), configuration.GetTypeMembers().Length);
        foreach (var entry in expected.Where(static entry => entry.IsChoice))
            JudgeOptions(Assert.Single(PropertiesOf(configuration), property => KeyOf(property) == entry.Key), entry);
    }

    // Each option has its member, and nothing else is in the enum.
    private static void JudgeOptions(IPropertySymbol property, HostileDefinition.NamedEntry entry)
    {
        var options = Assert.IsAssignableFrom<INamedTypeSymbol>(((INamedTypeSymbol)property.Type).TypeArguments[0]);
        var members = options.GetMembers().OfType<IFieldSymbol>().ToList();

        Assert.Equal(property.ContainingType, options.ContainingType, SymbolEqualityComparer.Default);
        Assert.Equal(entry.Values, members.Select(static member => (string?)member.GetAttributes().Single().ConstructorArguments[0].Value));
        Assert.Equal(members.Count, members.Select(static member => member.Name).Distinct(StringComparer.Ordinal).Count());
    }

    private static GeneratorRun Generate(IEnumerable<Element> elements)
    {
        var project = new HostileProject();
        foreach (var element in elements)
            project.Add(element.Key, element.Definition);

        return project.Generate();
    }

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol configuration) =>
        configuration.GetMembers().OfType<IPropertySymbol>().Where(static property => KeyOf(property) is not null);

    private static string? KeyOf(IPropertySymbol property) =>
        property.GetAttributes().SingleOrDefault(static attribute => attribute.AttributeClass!.Name == "ElementEntryAttribute")?.ConstructorArguments[0].Value as string;

    // Not merely escaped: valid by itself, and all of it is seen.
    private static bool IsLegal(ISymbol symbol) =>
        symbol is INamespaceSymbol { IsGlobalNamespace: true } or IMethodSymbol { MethodKind: MethodKind.Constructor }
        // The name of what implements an interface explicitly is the interface's, which is the library's.
        || symbol is IPropertySymbol { ExplicitInterfaceImplementations: [{ Name: "Connection" }] }
            or IMethodSymbol { AssociatedSymbol: IPropertySymbol { ExplicitInterfaceImplementations: [{ Name: "Connection" }] } }
        || (SyntaxFacts.IsValidIdentifier(symbol.Name) && HostileText.IsPlainLine(symbol.Name));

    /// <summary>An element with what its definition says. Keys that are not whole, empty, too long, or there already are refused.</summary>
    private sealed record Element(string Name, IReadOnlyList<HostileDefinition.NamedEntry> Given)
    {
        public string Key { get; } = Name.Trim();

        public string Definition => HostileDefinition.WithNames(Key, Given);

        /// <summary>Whether the class finds its definition.</summary>
        public bool IsDefined => IsKey(Key);

        public IReadOnlyList<HostileDefinition.NamedEntry> Entries { get; } = [.. Given.Where(static entry => IsKey(entry.Key)).DistinctBy(static entry => entry.Key)];

        private static bool IsKey(string key) => !string.IsNullOrWhiteSpace(key) && !HostileText.HoldsHalfCharacter(key) && key.Length <= LongestKey;
    }
}
