using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Cost;

/// <summary>
/// What the generator does is what it did: the figures are those of fifty elements of the catalogue. A change for the better wants them written down
/// anew; one for the worse, a reason.
/// </summary>
public class CostTests
{
    private const int Classes = 50;

    private static readonly Consumer Project = Repository.ElementKeys.Take(Classes)
        .Select(static (key, i) => (Key: key, Source: $"[ElementGen.ElementInstance(\"{key}\")] public partial class Connector{i};"))
        .Aggregate(
            new Consumer().With("class Unrelated { int Version() => 0; }").WithDefinition("unnamed", """{ "key": "unnamed", "configuration": [] }"""),
            static (project, element) => project.WithElements(element.Key).With(element.Source));

    [Fact]
    public void From_nothing() =>
        AssertIs(new(FilesRead: Classes, DefinitionsRead: Classes, ClassesLookedAt: Classes, OutputsMade: Classes, Bytes: 1_790_000), Cost.Of(Project));

    [Fact]
    public void After_an_edit_of_another_file() =>
        AssertIs(
            new(FilesRead: 0, DefinitionsRead: 0, ClassesLookedAt: Classes, OutputsMade: 0, Bytes: 401_000),
            Cost.Of(Project, static project => project.WithSource(0, "class Unrelated { int Version() => 1; }")));

    [Fact]
    public void After_an_edit_of_one_definition() =>
        AssertIs(
            new(FilesRead: 1, DefinitionsRead: 1, ClassesLookedAt: 0, OutputsMade: 1, Bytes: 122_000),
            Cost.Of(Project, static project => project.WithText(
                "elements/" + Repository.ElementKeys[0] + ".json", Repository.Element(Repository.ElementKeys[0]).Replace("\"name\": \"", "\"name\": \"New ", StringComparison.Ordinal))));

    [Fact]
    public void After_white_space_in_one_definition() =>
        AssertIs(
            new(FilesRead: 1, DefinitionsRead: 1, ClassesLookedAt: 0, OutputsMade: 0, Bytes: 74_500),
            Cost.Of(Project, static project => project.WithText("elements/" + Repository.ElementKeys[0] + ".json", Repository.Element(Repository.ElementKeys[0]) + "\n")));

    [Fact]
    public void After_one_class_has_got_another_name() =>
        AssertIs(
            new(FilesRead: 0, DefinitionsRead: 0, ClassesLookedAt: Classes, OutputsMade: 1, Bytes: 462_000),
            Cost.Of(Project, static project => project.WithSource(1, $"[ElementGen.ElementInstance(\"{Repository.ElementKeys[0]}\")] public partial class Renamed;")));

    private static void AssertIs(Cost expected, Cost actual)
    {
        Assert.Equal(expected with { Bytes = 0 }, actual with { Bytes = 0 });

        // Other compilers allocate otherwise.
        if (typeof(CSharpCompilation).Assembly.GetName().Version is { Major: 5, Minor: 9 })
            Assert.InRange(actual.Bytes, (long)(expected.Bytes * 0.9), (long)(expected.Bytes * 1.1));
    }
}
