using System.Text.RegularExpressions;
using CsCheck;
using ElementGen.HostileDefinitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Tests.Hostile;

/// <summary>
/// What a definition says to people comes from anywhere, and leads to no name: whatever it holds, generated code has the structure that it has
/// with plain text.
/// </summary>
public partial class LabelTests
{
    private static readonly GeneratorRun Plain = Generate([static place => "x" + place]);

    private static readonly string PlainStructure = Structure(Plain, 0);

    private static readonly string PlainSymbols = Declared(Plain, 0);

    private static readonly Gen<Label> Labels = Gen.Select(HostileTexts.AnyLength, Gen.Bool).Select(static (text, isFirst) => new Label([text], isFirst));

    // Which of them stands at a place depends on the length of the place's name.
    private static readonly Gen<Label> Mixtures = Gen.Select(HostileTexts.Any.Array[7], Gen.Bool).Select(static (texts, isFirst) => new Label(texts, isFirst));

    [Fact]
    public void Each_kind_of_hostile_text_leaves_the_structure_as_it_is() =>
        Assert.All(HostileText.Atoms.Select(static text => new Label([text], IsFirst: true)).Chunk(HostileProject.Most), Judge);

    [Fact]
    public void Hostile_texts_leave_the_structure_as_it_is() => Labels.HoldInBatches(Judge, static label => label.ToString());

    [Fact]
    public void A_text_of_its_own_at_each_place_leaves_the_structure_as_it_is() => Mixtures.HoldInBatches(Judge, static label => label.ToString());

    [Fact]
    public void The_path_of_a_definition_leaves_the_code_as_it_is() => HostileTexts.AnyLength.HoldInBatches(
        static paths =>
        {
            var project = new HostileProject();
            for (var i = 0; i < paths.Length; i++)
                project.Add("acme" + i, HostileDefinition.WithLabels("acme" + i, static place => "x" + place), $"{paths[i]}/{i}.json");
            var run = project.Generate();

            for (var i = 0; i < paths.Length; i++)
            {
                Assert.Equal(
                    WithoutVersion(Plain.TextOf(HostileProject.ClassAt(0))),
                    WithoutVersion(run.TextOf(HostileProject.ClassAt(i)))
                        .Replace("acme" + i, "acme0", StringComparison.Ordinal)
                        .Replace(HostileProject.ClassAt(i), HostileProject.ClassAt(0), StringComparison.Ordinal));
            }
        },
        HostileText.ToJson);

    // It is a hash of the text, in which the key is another one.
    private static string WithoutVersion(string text) => Version().Replace(text, "0");

    [GeneratedRegex(@"\b\d{6,10}\b")]
    private static partial Regex Version();

    [Fact]
    public void What_is_described_is_the_text_itself()
    {
        const string name = "a\"\\\n\u2028{0}*/\u202E'";
        var run = new Consumer()
            .WithDefinition("acme", HostileDefinition.WithLabels("acme", place => name + place))
            .With("""
                [ElementGen.ElementInstance("acme")] public partial class Acme;
                public static class Check { public static string Name() => Acme.Element.Name + Acme.Element.Hub; }
                """)
            .Generate();

        Assert.Equal(name + "name" + name + "hub", run.Run("Check", "Name"));
    }

    [Fact]
    public void A_default_stands_nowhere() =>
        Assert.DoesNotContain("defaultValue", Plain.TextOf(HostileProject.ClassAt(0)), StringComparison.Ordinal);

    [Fact]
    public void A_megabyte_at_every_place_compiles()
    {
        var megabyte = string.Concat(Enumerable.Repeat("all the text */ of \" a book, \u2028", 1024 * 1024 / 32));
        var run = Generate([place => place + megabyte]);

        Judge(run, 1);
        Assert.InRange(run.TextOf(HostileProject.ClassAt(0)).Length, 0, 100_000);
    }

    [Theory]
    [InlineData(998, "😀")]
    [InlineData(999, "")]
    [InlineData(1000, "")]
    public void A_text_that_is_cut_is_cut_between_characters(int length, string last)
    {
        var run = Generate([place => place == "name" ? new string('x', length) + "😀x" : place]);

        Assert.Contains($"\"{new string('x', length)}{(last.Length > 0 ? "\\ud83d\\ude00" : "")}…\"", run.TextOf(HostileProject.ClassAt(0)), StringComparison.Ordinal);
    }

    private static void Judge(Label[] labels) => Judge(Generate([.. labels.Select(static label => (Func<string, string>)label.At)]), labels.Length);

    private static void Judge(GeneratorRun run, int count)
    {
        HostileProject.JudgeText(run);
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(PlainStructure, Structure(run, i));
            Assert.Equal(PlainSymbols, Declared(run, i));
        }

        Assert.Equal(count * 2, run.Output.Assembly.GlobalNamespace.GetMembers().OfType<INamedTypeSymbol>().Sum(static type => 1 + type.GetTypeMembers().Length));
        Assert.Empty(run.EmitDiagnostics());
    }

    private static GeneratorRun Generate(Func<string, string>[] labels)
    {
        var project = new HostileProject();
        foreach (var label in labels)
            project.Add("acme" + project.Count, HostileDefinition.WithLabels("acme" + project.Count, label));

        return project.Generate();
    }

    // Nodes and tokens in code and in documentation, of which only the words are free: how many there are, and which of them are entities.
    private static string Structure(GeneratorRun run, int index)
    {
        var root = CSharpSyntaxTree.ParseText(run.TextOf(HostileProject.ClassAt(index)), run.Consumer.ParseOptions).GetRoot();
        Assert.Empty(root.GetDiagnostics());
        IEnumerable<string> kinds =
        [
            .. root.DescendantNodes(descendIntoTrivia: true).Where(static node => node is not XmlTextSyntax).Select(static node => node.Kind().ToString()),
            .. root.DescendantTokens(descendIntoTrivia: true).Where(static token => token.Parent is not XmlTextSyntax).Select(static token => token.Kind().ToString()),
            .. root.DescendantTrivia().Where(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Select(static trivia => trivia.Kind().ToString()),
        ];
        return string.Join('\n', kinds);
    }

    private static string Declared(GeneratorRun run, int index)
    {
        var symbols = new List<string>();
        var open = new Stack<INamespaceOrTypeSymbol>([run.Output.GetTypeByMetadataName(HostileProject.ClassAt(index))!]);
        while (open.TryPop(out var type))
        {
            symbols.AddRange(type.GetMembers().Select(symbol =>
                $"{symbol.Kind} {symbol.ToDisplayString()}".Replace(HostileProject.ClassAt(index), "", StringComparison.Ordinal)));
            foreach (var nested in type.GetTypeMembers())
                open.Push(nested);
        }

        return string.Join('\n', symbols);
    }

    /// <summary>Texts for all places; each place also has its own name in it, so that no two are the same.</summary>
    private sealed record Label(string[] Texts, bool IsFirst)
    {
        public string At(string place) => IsFirst ? Texts[place.Length % Texts.Length] + place : place + Texts[place.Length % Texts.Length];

        public override string ToString() => string.Join(' ', Texts.Select(HostileText.ToJson));
    }
}
