using BenchmarkDotNet.Attributes;
using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks;

/// <summary>The generators side by side, each with a hundred types, for a close look at one of them; the table compares them in turns.</summary>
[InProcess]
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const int Types = 100;

    private Competitor _fromNothing = null!;
    private Competitor _unrelatedEdit = null!;
    private Action _operation = null!;

    /// <summary>Whose generator runs.</summary>
    [Params("ElementGen", "Floor", "Refit", "Mapperly")]
    public string Contestant { get; set; } = "";

    /// <summary>Makes the project.</summary>
    [GlobalSetup]
    public void MakeProject()
    {
        var project = Contestant switch
        {
            "ElementGen" => Projects.ElementGen(Types),
            "Floor" => Projects.Floor(Types),
            "Refit" => Projects.Refit(Types),
            _ => Projects.Mapperly(Types),
        };
        _fromNothing = Runs.FromNothing(project);
        _unrelatedEdit = Runs.UnrelatedEdit(project);
    }

    /// <summary>Makes the project look as if nothing had seen it.</summary>
    [IterationSetup(Target = nameof(FromNothing))]
    public void Forget() => _operation = _fromNothing.Prepare();

    /// <summary>Edits a file.</summary>
    [IterationSetup(Target = nameof(UnrelatedEdit))]
    public void Edit() => _operation = _unrelatedEdit.Prepare();

    /// <summary>A run when nothing is known.</summary>
    [Benchmark]
    public void FromNothing() => _operation();

    /// <summary>A run after an edit of a file that has nothing to do with the generator.</summary>
    [Benchmark]
    public void UnrelatedEdit() => _operation();
}
