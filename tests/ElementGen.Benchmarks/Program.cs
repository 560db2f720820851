using BenchmarkDotNet.Running;
using ElementGen.Benchmarks.Measuring;
using ElementGen.Benchmarks.Rows;

if (OptimizedBuild.FindProblem() is { } problem)
{
    Console.Error.WriteLine(problem);
    return 1;
}

switch (args)
{
    case [FirstRunRows.Option, var contestant, .. var rest]:
        FirstRunRows.RunHere(contestant, isBound: rest is not [FirstRunRows.Unbound]);
        return 0;
    case [PlatformStart.Option]:
        await PlatformStart.RunHereAsync().ConfigureAwait(false);
        return 0;
    case [ProfiledRun.Option, var contestant, var seconds]:
        return ProfiledRun.Run(contestant, seconds);
    case ["--table", .. var groups]:
        return Table.Make(groups);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Table).Assembly).Run(args);
        return 0;
}
