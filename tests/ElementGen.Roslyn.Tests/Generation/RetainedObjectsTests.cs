using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>
/// What the generator's cached values keep alive between two runs: data of its own, and nothing of the compiler's. Otherwise an editor would hold
/// on to every compilation it ever made.
/// </summary>
/// <remarks>
/// The model begins where a class has been read off its symbol and a file off its text. From there to the output, in steps with a name and in those
/// between them, no object of the compiler's may be reached. Before it, the step that finds the definition files, and those that join it with the
/// wanted keys, hold the files themselves, as somebody must; the rest are the compiler's own steps. The output holds the generated text, which the
/// compiler asks for as a <see cref="SourceText"/>.
/// </remarks>
public class RetainedObjectsTests
{
    private static readonly Type[] CompilersOwn =
    [
        typeof(Compilation), typeof(ISymbol), typeof(IOperation), typeof(SemanticModel), typeof(AttributeData),
        typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(SyntaxToken), typeof(SyntaxTrivia), typeof(Location), typeof(Diagnostic),
        typeof(AdditionalText), typeof(SourceText), typeof(AnalyzerConfigOptions), typeof(AnalyzerConfigOptionsProvider),
        typeof(ParseOptions), typeof(CompilationOptions), typeof(MetadataReference),
    ];

    // Steps that read a file: what stands before them holds it.
    private static readonly string[] Readers = [Steps.NamedDefinitions, Steps.OtherDefinitions];

    // The compiler's step whose values are ours already: what is read off an attributed class.
    private const string AttributedClasses = "result_ForAttributeWithMetadataName";

    [Fact]
    public void Over_the_whole_catalogue_only_data_of_our_own_is_kept() =>
        Assert.All(Repository.ElementKeys.Chunk(20), static keys => AssertKeepsOnlyData(Catalogue.Of(keys).Generate()));

    [Fact]
    public void Broken_foreign_double_and_absent_definitions_are_kept_as_data_too() => AssertKeepsOnlyData(new Consumer()
        .WithDefinition("broken", """{ "key": "broken", "configuration": [{ "key": "user" }, { “key": 1 }""")
        .WithDefinition("no-element", "[1, null]")
        .WithDefinition("cut", """{ "key": """)
        .WithDefinition("", "")
        .WithFile("elements/unreadable.json", text: null)
        .WithFile("a/double.json", """{ "key": "double", "configuration": [{ "key": "a" }] }""")
        .WithFile("b/double.element.json", """{ "key": "double", "configuration": [{ "key": "b" }, { "key": "B" }] }""")
        .WithFile("exports/account.json", """{ "elements": [{ "key": "from-account", "configuration": [{ "key": "user", "type": 7 }] }, {}] }""")
        .With("""
            using ElementGen;

            /// <summary>Documented.</summary>
            [ElementInstance("broken")] public partial class Broken { public sealed partial record Configuration { } }
            [ElementInstance("no-element")] public partial class NoElement;
            [ElementInstance("cut")] public partial class Cut;
            [ElementInstance("double", Optional = ["a", "b"])] public partial class Double;
            [ElementInstance("from-account")] public partial class FromAccount;
            [ElementInstance("unreadable")] public partial class Unreadable;
            [ElementInstance("absent")] public partial class Absent;
            [ElementInstance(null!)] public partial class WithoutKey;
            [ElementInstance(7)] public partial class NotCompiling;
            [ElementInstance("double")] public class NotPartial;
            partial struct Outer { partial interface IInner { [ElementInstance("double")] partial class Nested; } }
            """)
        .Generate());

    [Fact]
    public void Edits_leave_nothing_behind()
    {
        var run = new Consumer().WithElements("infobip").With("[ElementGen.ElementInstance(\"infobip\")] public partial class Sms;").Generate();

        run.Edit(project => project.WithText("elements/infobip.json", "{").With("[ElementGen.ElementInstance(\"twilio\")] public partial class Other;"));
        AssertKeepsOnlyData(run);

        run.Edit(project => project with { Files = [], Sources = project.Sources.RemoveAt(0) });
        AssertKeepsOnlyData(run);
    }

    public static TheoryData<string> Plants => [.. PlantedObjects().Keys];

    [Theory]
    [MemberData(nameof(Plants))]
    public void An_object_of_the_compilers_is_found_wherever_it_hides(string plant)
    {
        var path = new ObjectGraph(CompilersOwn).FindPath(PlantedObjects()[plant]);

        Assert.NotNull(path);
        Assert.EndsWith(plant, path, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_weakly_held_or_a_name_of_a_type_is_not_found() =>
        Assert.Null(new ObjectGraph(CompilersOwn).FindPath(new object[] { new WeakReference(Tree()), typeof(SyntaxTree), "SyntaxTree", new Ring(null) }));

    private static void AssertKeepsOnlyData(GeneratorRun run)
    {
        var steps = StepsFromTheModelOn(run);
        Assert.Superset(
            run.Result.TrackedSteps.Keys.Intersect(GeneratorRun.NamedSteps).Except([Steps.Files]).ToHashSet(),
            steps.Select(static step => step.Name ?? "").ToHashSet());
        Assert.Contains(steps, static step => step.Name == AttributedClasses);
        Assert.Contains(steps, static step => step.Name is null);

        AssertReachesNone(steps, CompilersOwn);
        AssertReachesNone(run.Result.TrackedOutputSteps.SelectMany(static output => output.Value), CompilersOwn, except: typeof(SourceText));
        AssertReachesNone(run.Result.TrackedSteps.GetValueOrDefault(Steps.Files, []), CompilersOwn, except: typeof(AdditionalText));
    }

    private static void AssertReachesNone(IEnumerable<IncrementalGeneratorRunStep> steps, IEnumerable<Type> forbidden, Type? except = null)
    {
        var graph = new ObjectGraph([.. forbidden.Where(type => type != except)], opaque: except);
        foreach (var step in steps)
        {
            foreach (var (value, _) in step.Outputs)
            {
                var path = graph.FindPath(value);
                Assert.True(path is null, $"{step.Name ?? "a step without a name"}: {path}");
            }
        }
    }

    private static HashSet<IncrementalGeneratorRunStep> StepsFromTheModelOn(GeneratorRun run)
    {
        var steps = new HashSet<IncrementalGeneratorRunStep>();
        foreach (var name in GeneratorRun.NamedSteps.Except([Steps.Files]))
        {
            if (run.Result.TrackedSteps.TryGetValue(name, out var named))
                AddWithInputs(named);
        }

        return steps;

        void AddWithInputs(IEnumerable<IncrementalGeneratorRunStep> found)
        {
            foreach (var step in found)
            {
                if (IsOfTheModel(step) && steps.Add(step) && !Readers.Contains(step.Name))
                    AddWithInputs(step.Inputs.Select(static input => input.Source));
            }
        }
    }

    private static bool IsOfTheModel(IncrementalGeneratorRunStep step) =>
        step.Name is null or AttributedClasses || (step.Name != Steps.Files && GeneratorRun.NamedSteps.Contains(step.Name));

    private static Dictionary<string, object> PlantedObjects()
    {
        var tree = Tree();
        var compilation = CSharpCompilation.Create("Planted", [tree], Consumer.Framework);
        var type = compilation.GetTypeByMetadataName("Planted")!;
        var captured = tree.GetRoot();
        var plants = new Dictionary<string, object>();
        Plant(compilation, static planted => new object[] { 1, "text", planted });
        Plant(type, static planted => new Dictionary<string, object> { ["key"] = planted });
        Plant(captured, static planted => (Func<object>)(() => planted));
        Plant(captured.DescendantTokens().First(), static planted => ((1, 2), (3, planted)));
        Plant(tree, static planted => new Lazy<object>(() => planted));
        Plant(type.DeclaringSyntaxReferences[0], static planted => new KeyValuePair<object, object>(planted, 1));
        Plant(type.Locations[0], static planted => new Derived(planted));
        Plant(compilation.GetSemanticModel(tree), static planted => new Ring(new Ring(planted)));
        Plant(SourceText.From("text"), static planted => ImmutableArray.Create(planted));
        Plant(new ConsumerFile("/project/a.json", "{}", "Definition", foundByPlace: false), static planted => new HashSet<object>(ReferenceEqualityComparer.Instance) { planted });
        Plant(new Consumer().Options, static planted => ImmutableDictionary<object, int>.Empty.Add(planted, 1));
        Plant(new Consumer().Options.GlobalOptions, static planted => new[] { (Name: "text", Value: planted) });
        return plants;

        void Plant(object planted, Func<object, object> hide) => plants.Add(planted.GetType().ToString(), hide(planted));
    }

    private static SyntaxTree Tree() => CSharpSyntaxTree.ParseText("class Planted;");

    private class Base(object hidden)
    {
        private readonly object _hidden = hidden;

        public override string ToString() => $"{_hidden.GetType()}";
    }

    private sealed class Derived(object hidden) : Base(hidden);

    private sealed class Ring
    {
        private readonly Ring _self;
        private readonly object? _behind;

        public Ring(object? behind) => (_self, _behind) = (this, behind);

        public override string ToString() => $"{_self == this} {_behind}";
    }
}
