using System.Text.Json.Nodes;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>The generated text depends on what the sources and the definitions say, and on nothing else.</summary>
public class SameEverywhereTests
{
    // One element that several files define, and in several ways: which counts must not depend on where the project lies.
    private static readonly Consumer Doubles = new Consumer()
        .WithFile("b/double.json", Defining("double", "b"))
        .WithFile("a/double.element.json", Defining("double", "a"))
        .WithFile("a-b/double.json", Defining("double", "a-b"))
        .WithFile("z/account.json", $"[{Defining("double", "account")}, {Defining("elsewhere", "z")}]")
        .WithFile("a0/account.json", Defining("elsewhere", "a0"))
        .WithFile("a/account.json", Defining("elsewhere", "a"))
        .WithElements("infobip", "bigcommerce")
        .With("""
            using ElementGen;

            namespace Acme;

            [ElementInstance("double")] public partial class Double;
            [ElementInstance("elsewhere")] public partial class Elsewhere;
            [ElementInstance("absent")] public partial class Absent;
            [ElementInstance("infobip")] public partial class Sms;
            [ElementInstance("bigcommerce")] public partial class Store;
            """);

    public static TheoryData<string> Directories =>
    [
        @"C:\src\acme\",
        @"D:\Größe & Söhne\$(ProjectDir) {0} %20\",
        @"\\server\share\acme\",
        "/",
        "/home/acme/ü 漢字/'\"/*/",
        "/tmp/a\u2028class Injected;//\n/",
    ];

    [Fact]
    public void Neither_the_order_of_files_nor_that_of_properties_and_entries_counts()
    {
        var random = new Random(7);
        var files = Catalogue.Project.Rewrite(text => Shuffled(JsonNode.Parse(text)!, random, nameof(text))!.ToJsonString()).Files.ToArray();
        random.Shuffle(files);

        Assert.Equal(Texts(Catalogue.Run), Texts((Catalogue.Project with { Files = [.. files] }).Generate()));
    }

    [Fact]
    public void Neither_counts_where_several_files_define_one_element()
    {
        var expected = Texts(Doubles.Generate());
        Assert.Contains("\"from.a-b\"", expected.Single(text => text.StartsWith("Acme.Double.", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("\"from.a\"", expected.Single(text => text.StartsWith("Acme.Elsewhere.", StringComparison.Ordinal)), StringComparison.Ordinal);

        var random = new Random(11);
        for (var i = 0; i < 20; i++)
        {
            var files = Doubles.Files.ToArray();
            random.Shuffle(files);
            Assert.Equal(expected, Texts((Doubles with { Files = [.. files] }).Generate()));
        }
    }

    [Fact]
    public void Controls_that_only_the_platform_sets_stand_in_the_order_of_their_keys()
    {
        const string modes = """
            { "key": "mode.b", "type": "COMBO", "internal": true, "hideFromConsole": true, "defaultValue": "b", "options": [{ "value": "b" }] },
            { "key": "mode.a", "type": "COMBO", "internal": true, "hideFromConsole": true, "defaultValue": "a", "options": [{ "value": "a" }] },
            { "key": "in.a", "required": true, "groupName": "a" },
            { "key": "in.b", "required": true, "groupName": "b" }
            """;
        var entries = JsonNode.Parse($"[{modes}]")!.AsArray();
        var project = new Consumer().With("[ElementGen.ElementInstance(\"acme\")] public partial class Acme;");

        var texts = new[] { entries.ToJsonString(), Reversed(entries).ToJsonString() }
            .Select(configuration => Texts(project.WithDefinition("acme", $$"""{ "key": "acme", "configuration": {{configuration}} }""").Generate()).Single());

        Assert.Single(texts.Distinct());
    }

    [Fact]
    public void Line_ends_of_definitions_and_sources_do_not_count()
    {
        var windows = Catalogue.Sample
            .WithSource(0, "\uFEFF" + Catalogue.Sample.Sources[0].Text.ReplaceLineEndings("\r\n"))
            .Rewrite(static text => "\uFEFF" + text.ReplaceLineEndings("\r\n"));

        Assert.Equal(Texts(Catalogue.Sample.Generate()), Texts(windows.Generate()));
    }

    [Theory]
    [MemberData(nameof(Directories))]
    public void The_place_of_the_project_neither_counts_nor_stands_anywhere(string directory)
    {
        var texts = Texts(Doubles.In(directory).Generate());

        Assert.Equal(Texts(Doubles.Generate()), texts);
        Assert.All(texts, text => Assert.DoesNotContain(directory.Length > 1 ? directory : "elements/", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_end_alike_and_the_place_of_the_project_stands_nowhere() =>
        Assert.All(Texts(Catalogue.Run), text =>
        {
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain(Consumer.ProjectDirectory, text, StringComparison.Ordinal);
        });

    internal static IReadOnlyList<string> Texts(GeneratorRun run) =>
        [.. run.Result.GeneratedSources.Select(static source => source.HintName + "\n" + source.SourceText)];

    private static string Defining(string key, string from) => $$"""{ "key": "{{key}}", "configuration": [{ "key": "from.{{from}}" }] }""";

    private static JsonArray Reversed(JsonArray array) => [.. array.Reverse().Select(static item => item!.DeepClone())];

    // Options keep their order: it is that of the enum's members, which consumers may have compiled in.
    private static JsonNode? Shuffled(JsonNode? node, Random random, string name)
    {
        switch (node)
        {
            case JsonObject properties:
                var shuffled = properties.ToArray();
                random.Shuffle(shuffled);
                return new JsonObject(shuffled.Select(property => KeyValuePair.Create(property.Key, Shuffled(property.Value, random, property.Key))));
            case JsonArray array:
                var items = array.Select(item => Shuffled(item, random, name)).ToArray();
                if (name == "configuration")
                    random.Shuffle(items);
                return new JsonArray(items);
            default:
                return node?.DeepClone();
        }
    }
}
