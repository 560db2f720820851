using System.Text;
using ElementGen.Definitions.Tests.Catalogue;
using ElementGen.HostileDefinitions;
using Xunit.Abstractions;

namespace ElementGen.Definitions.Tests.Fuzzing;

/// <summary>Whatever is handed to the readers, they come to an end: with a model, or with problems that have a place.</summary>
public sealed class ReaderFuzzTests(ITestOutputHelper output)
{
    /// <summary>The environment variable with the number of inputs for each reader.</summary>
    private const string CountVariable = "ELEMENTGEN_FUZZED_TEXTS";

    private static readonly int Count = FuzzRun.Number(CountVariable, otherwise: 20_000);

    private static readonly byte[][] Definitions = [.. Definition.CatalogueNames.Select(static name => Encoding.UTF8.GetBytes(CatalogueFiles.TextOf(name)))];

    [Fact]
    public void Every_text_ends_in_definitions_or_in_a_problem_with_a_place() =>
        Try(new FuzzedInputs(FuzzRun.Seed, Definitions, Vocabulary.OfDefinitions), Count, static input => Behaviour.Of(DefinitionJudge.Read(input)));

    [Fact]
    public void Every_text_ends_in_instances_or_in_a_problem_with_a_place()
    {
        var elements = Definition.CatalogueNames.Select(Definition.OfCatalogue).ToDictionary(static element => element.Key);
        var bodies = elements.Values.Select(BodyOf).ToList();
        Try(new FuzzedInputs(FuzzRun.Seed, bodies, Vocabulary.OfInstances), Math.Max(1, Count / 4), input => InstanceJudge.Read(input, elements));
    }

    private void Try(FuzzedInputs inputs, int count, Func<byte[], string> judge)
    {
        byte[] input = [];
        var behaviours = new HashSet<string>(StringComparer.Ordinal);
        output.WriteLine($"{FuzzRun.SeedVariable}={FuzzRun.Seed} {CountVariable}={Count}");
        FuzzRun.Judge(
            count,
            () =>
            {
                input = inputs.Next();
                if (behaviours.Add(judge(input)))
                    inputs.Keep(input);
            },
            () => FuzzRun.Describe(input));
        output.WriteLine($"{count} inputs, {behaviours.Count} behaviours, {inputs.Kept} inputs kept");
        Assert.True(behaviours.Count > count / 200, "The inputs reach next to nothing of the reader.");
    }

    private static byte[] BodyOf(ElementDefinition element) => Encoding.UTF8.GetBytes($$"""
        {
          "name": "acme", "tags": ["a"], "element": { "key": {{HostileText.ToJson(element.Key)}} },
          "configuration": { {{string.Join(", ", element.Entries.AsSpan().ToArray().Select(static entry => $"{HostileText.ToJson(entry.Key)}: \"x\""))}} }
        }
        """);
}
