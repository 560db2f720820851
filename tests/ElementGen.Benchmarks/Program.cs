using BenchmarkDotNet.Running;
using ElementGen.Benchmarks.Measuring;
using ElementGen.Benchmarks.Rows;

if (OptimizedBuild.Obstacle() is { } obstacle)
{
    Console.Error.WriteLine(obstacle);
    return 1;
}

switch (args)
{
    case [FirstRunRows.Option, var contestant]:
        FirstRunRows.RunHere(contestant);
        return 0;
    case ["--table", .. var groups]:
        return Table.Make(groups);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Table).Assembly).Run(args);
        return 0;
}
