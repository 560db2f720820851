using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Tests.LargeCode;

/// <summary>
/// How long a compilation takes with all analyzers, and with one that looks at the same operations and does nothing: any analyzer of operations
/// has every body bound once more, so that what ours add is the difference.
/// </summary>
/// <param name="NoOp">The median with the analyzer that does nothing.</param>
/// <param name="All">The median with all analyzers.</param>
/// <param name="Added">The median of the differences of the pairs.</param>
internal sealed record AnalysisTime(TimeSpan NoOp, TimeSpan All, TimeSpan Added)
{
    /// <summary>Measures in pairs, one right after the other, so that what else the machine does hits both.</summary>
    public static AnalysisTime Measure(GeneratorRun run, int pairs)
    {
        ImmutableArray<DiagnosticAnalyzer> noOp = [new NoOpAnalyzer()];
        Time(run, noOp);
        Time(run, GeneratorRun.Analyzers);
        var times = new List<(TimeSpan NoOp, TimeSpan All)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            if (pair % 2 == 0)
            {
                var first = Time(run, noOp);
                times.Add((first, Time(run, GeneratorRun.Analyzers)));
            }
            else
            {
                var first = Time(run, GeneratorRun.Analyzers);
                times.Add((Time(run, noOp), first));
            }
        }

        return new AnalysisTime(
            Median(times.Select(static pair => pair.NoOp)),
            Median(times.Select(static pair => pair.All)),
            Median(times.Select(static pair => pair.All - pair.NoOp)));
    }

    public override string ToString() =>
        FormattableString.Invariant($"no-op {NoOp.TotalMilliseconds:0} ms, all {All.TotalMilliseconds:0} ms, added {Added.TotalMilliseconds:+0;-0} ms ({Added / NoOp:+0.0%;-0.0%})");

    // Everything that the compiler says too: as in a build, the bodies are bound for it and for the analyzers.
    private static TimeSpan Time(GeneratorRun run, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = run.Output.Clone();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. run.Consumer.Files], run.Consumer.Options), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        new CompilationWithAnalyzers(compilation, analyzers, options).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(started);
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ToList() is var ordered ? ordered[ordered.Count / 2] : default;

#pragma warning disable RS1001, RS2008 // nothing that a compiler is to load
    private sealed class NoOpAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Never = new("NOOP", "Never reported", "Never reported", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Never];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterOperationAction(static _ => { }, OperationKind.ObjectCreation, OperationKind.Invocation);
        }
    }
}
