using System.Text;
using ElementGen.HostileDefinitions;
using Xunit.Abstractions;

namespace ElementGen.Roslyn.Tests.Hostile;

/// <summary>Whatever files a project holds, the generator and the analyzers come to an end without an exception, and what is generated compiles.</summary>
public sealed class GeneratorFuzzTests(ITestOutputHelper output)
{
    /// <summary>The environment variable with the number of files that are generated from and analyzed.</summary>
    private const string CountVariable = "ELEMENTGEN_FUZZED_FILES";

    private static readonly int Count = FuzzRun.Number(CountVariable, otherwise: 300);

    private readonly FuzzedInputs _definitions = new(
        FuzzRun.Seed, [.. Repository.ElementKeys.Select(static key => Encoding.UTF8.GetBytes(Repository.Element(key)))], Vocabulary.OfDefinitions);

    private readonly FuzzedInputs _instances = new(
        FuzzRun.Seed, [.. Repository.ElementKeys.Select(BodyOf).Select(Encoding.UTF8.GetBytes)], Vocabulary.OfInstances);

    private readonly HashSet<string> _behaviours = new(StringComparer.Ordinal);
    private IReadOnlyList<FuzzedFile> _files = [];
    private int _made;
    private int _described;

    [Fact]
    public void Every_file_is_generated_from_and_analyzed_without_an_exception_and_compiles()
    {
        output.WriteLine($"{FuzzRun.SeedVariable}={FuzzRun.Seed} {CountVariable}={Count}");
        FuzzRun.Judge(
            Math.Max(1, Count / HostileProject.Most),
            JudgeNext,
            () => string.Join("\n\n", _files.Select(static file => $"{file.Path}: {FuzzRun.Describe(file.Bytes)}")));
        output.WriteLine($"{_made} files, {_described} classes with entries, {_behaviours.Count} behaviours");
        Assert.True(_behaviours.Count > 5 && _described > _made / 4, "The files reach next to nothing.");
    }

    private void JudgeNext()
    {
        _files = [.. Enumerable.Range(0, HostileProject.Most).Select(_ => Next())];
        try
        {
            var outcome = FuzzedProject.Judge(_files);
            _described += outcome.Described;
            Keep(outcome.Reports);
        }
        catch (Exception)
        {
            JudgeOneByOne();
            throw;
        }
    }

    // Of many files the one that is wrong by itself says more.
    private void JudgeOneByOne()
    {
        var all = _files;
        foreach (var file in all)
        {
            _files = [file];
            FuzzedProject.Judge(_files);
        }

        _files = all;
    }

    private FuzzedFile Next()
    {
        var index = _made++;
        return index % 5 == 4 ? new FuzzedFile(index, _instances.Next(), IsInstance: true) : new FuzzedFile(index, _definitions.Next(), IsInstance: false);
    }

    private void Keep(IReadOnlyList<string> behaviours)
    {
        for (var i = 0; i < _files.Count; i++)
        {
            if (_behaviours.Add(behaviours[i]))
                (_files[i].IsInstance ? _instances : _definitions).Keep(_files[i].Bytes);
        }
    }

    // Most are of an element that no class of the project names; some find the definition that their text is changed to name.
    private static string BodyOf(string key, int index) =>
        $$"""{ "element": { "key": "fuzz.{{index}}" }, "configuration": { "{{key}}": "x", "oauth.api.key": "<INSERT_KEY>", "base.url": "" }, "tags": [ "a" ] }""";
}
