using System.Collections.Immutable;
using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Benchmarks.Rows;

/// <summary>
/// What all analyzers add to a compile, beside one that looks at the same operations and does nothing: any analyzer of operations has every body
/// bound once more.
/// </summary>
internal sealed class AnalysisRows : RowGroup
{
    private const int Files = 1000;
    private const int CreationsInFile = 10;

    public override string Name => "analyzers";

    public override IEnumerable<Row> Measure()
    {
        var project = Projects.ElementGen(Catalogue.Keys.Count);
        project.NewDriver().RunGeneratorsAndUpdateCompilation(
            project.Compilation.AddSyntaxTrees(CreatingCode.Files(Files, CreationsInFile)), out var generated, out _);
        var compilation = (CSharpCompilation)generated;
        if (compilation.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException($"The code that is to be analyzed does not compile: {error}");

        ReportsWhatIsWrong(project, compilation);
        var lines = compilation.SyntaxTrees.Sum(static tree => tree.GetText().Lines.Count);
        var measured = Rounds.Measure(
            Clock.Process, rounds: 7,
            Compile("with all analyzers", project, compilation, [.. Projects.Own.Analyzers()]),
            Compile("with the no-op analyzer", project, compilation, [new NoOpAnalyzer()]));
        yield return Row.Of(
            $"analyzers, {Files} files with {Files * CreationsInFile} creations", "≤ 1.25 × a no-op operation analyzer", measured[0].To(measured[1]), 1.25,
            FormattableString.Invariant($"{measured[0].Microseconds / 1e6:0.00} and {measured[1].Microseconds / 1e6:0.00} s of processor time, {lines} lines"));
    }

    // Analyzers that never found anything would be measured in vain.
    private static void ReportsWhatIsWrong(GeneratorProject project, CSharpCompilation compilation)
    {
        var infobip = Catalogue.Keys.TakeWhile(static key => key != "infobip").Count();
        var tree = CSharpSyntaxTree.ParseText(
            $$"""class Wrong { object Configuration = new Acme.Connectors.Connector{{infobip}}.Configuration(); }""", GeneratorProject.Language, "/project/Wrong.cs");
        var wrong = compilation.AddSyntaxTrees(tree);
        var analysis = new CompilationWithAnalyzers(wrong, [.. Projects.Own.Analyzers()], new AnalyzerOptions([.. project.Files], project.Options));
        var reported = analysis.GetAnalyzerSemanticDiagnosticsAsync(wrong.GetSemanticModel(tree), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
        if (reported.All(static diagnostic => diagnostic.Id != "ELG0201"))
            throw new InvalidOperationException("A configuration that lacks entries is not reported: the analyzers do not run.");
    }

    // All that the compiler says too: as in a build, bodies are bound for it and for the analyzers.
    private static Competitor Compile(string name, GeneratorProject project, CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) => new(
        name,
        () =>
        {
            var options = new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([.. project.Unseen().Files], project.Options), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
            var compile = new CompilationWithAnalyzers(compilation.Clone(), analyzers, options);
            return () => compile.GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        });

#pragma warning disable RS1001, RS1036, RS1038, RS1041, RS2008 // nothing that a compiler is to load
    private sealed class NoOpAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Never = new("NOOP", "Never reported", "Never reported", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Never];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterOperationAction(static _ => { }, OperationKind.ObjectCreation, OperationKind.Invocation, OperationKind.SimpleAssignment);
        }
    }
}
