using System.Text;
using ElementGen.HostileDefinitions;

namespace ElementGen.Definitions.Tests.Fuzzing;

/// <summary>A run of fuzzed inputs finds what is there to be found, and can be had again.</summary>
public sealed class FuzzRunTests
{
    [Fact]
    public void What_does_not_end_fails()
    {
        var failure = Assert.Throws<TimeoutException>(() => FuzzRun.Judge(
            1, static () => Thread.Sleep(Timeout.Infinite), static () => "the input", longest: TimeSpan.FromMilliseconds(1)));

        Assert.Contains($"Input 0 of {FuzzRun.SeedVariable}={FuzzRun.Seed} does not end: the input", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_told_with_the_seed_and_the_input()
    {
        var judged = 0;
        var failure = Assert.Throws<InvalidOperationException>(() => FuzzRun.Judge(
            9, () => Assert.NotEqual(3, judged++), () => FuzzRun.Describe([(byte)'0', 0xFF])));

        Assert.StartsWith($"Input 3 of {FuzzRun.SeedVariable}={FuzzRun.Seed} is wrong: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("0\uFFFD\nin base64: MP8=", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, judged);
    }

    [Fact]
    public void One_seed_gives_one_row_of_inputs()
    {
        Assert.Equal(Inputs(seed: 5), Inputs(seed: 5));
        Assert.NotEqual(Inputs(seed: 5), Inputs(seed: 6));
    }

    [Fact]
    public void Inputs_are_of_every_kind()
    {
        var inputs = Inputs(seed: 1);

        Assert.Contains(inputs, static input => JsonTree.TryParse(input) is not null);
        Assert.Contains(inputs, static input => JsonTree.TryParse(input) is null);
        Assert.Contains(inputs, static input => !System.Text.Unicode.Utf8.IsValid(input));
        Assert.Contains(inputs, static input => input.AsSpan().StartsWith(Encoding.Unicode.Preamble));
        Assert.Contains(inputs, static input => input.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Contains(inputs, static input => input.AsSpan().IndexOf("[[[[[["u8) >= 0);
    }

    private static List<byte[]> Inputs(int seed)
    {
        var inputs = new FuzzedInputs(seed, ["""{ "key": "a", "configuration": [ { "key": "b" } ] }"""u8.ToArray()], Vocabulary.OfDefinitions);
        return [.. Enumerable.Range(0, 1_000).Select(_ =>
        {
            var input = inputs.Next();
            inputs.Keep(input);
            return input;
        })];
    }
}
