using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Tests;

/// <summary>
/// The generator's run over a consumer. Every run, the first and that after each edit, is followed by a second one over the same project, in which
/// everything must come from the cache and no file may be read; and what an edit gives must be what the edited project gives from scratch. No test
/// can leave that out.
/// </summary>
internal sealed class GeneratorRun
{
    /// <summary>All analyzers of the compiler part.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(ElementInstanceGenerator).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private GeneratorDriver _driver;
    private bool _losesItems;

    public GeneratorRun(Consumer consumer)
    {
        // Files of its own: what this run reads can be counted, whatever other tests do with the same project.
        Consumer = consumer with { Files = Unread(consumer.Files) };
        _driver = NewDriver(Consumer.Files);
        Generate();
        AssertSecondRunIsCached(_driver, Consumer.Files);
    }

    /// <summary>The names of the generator's own steps, in their order.</summary>
    public static IReadOnlyList<string> NamedSteps { get; } =
        [.. typeof(Steps).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!)];

    public Consumer Consumer { get; private set; }

    public CSharpCompilation Input { get; private set; } = null!;

    public Compilation Output { get; private set; } = null!;

    public GeneratorRunResult Result { get; private set; }

    /// <summary>The generated text of the class, by the readable part of its file's name.</summary>
    public string TextOf(string name) =>
        Assert.Single(Result.GeneratedSources, source => source.HintName.StartsWith(name + ".", StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>
    /// The named steps that made, changed or dropped something in the last run, in their order. The compiler tells only of what an output is made of.
    /// </summary>
    public IEnumerable<string> ChangedSteps() =>
        NamedSteps.Where(step => Reasons(step).Any(static reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)));

    /// <summary>How often the texts of the project's files were asked for so far.</summary>
    public int Reads => Consumer.Files.Sum(static file => file.Reads);

    /// <summary>Why each item of a step was made or taken from the cache in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step)
    {
        Assert.True(Consumer.TracksSteps);
        return ReasonsIn(Result, step);
    }

    /// <summary>Why each output was made or taken from the cache in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons()
    {
        Assert.True(Consumer.TracksSteps);
        return OutputReasonsIn(Result);
    }

    /// <summary>Runs again after an edit of the consumer, over the same driver, as an editor does.</summary>
    public GeneratorRun Edit(Func<Consumer, Consumer> edit)
    {
        if (_losesItems)
            _driver = NewDriver(Consumer.Files).RunGenerators(Input);

        var before = Consumer.Files;
        Consumer = edit(Consumer);
        _driver = _driver
            .ReplaceAdditionalTexts([.. Consumer.Files])
            .WithUpdatedAnalyzerConfigOptions(Consumer.Options)
            .WithUpdatedParseOptions(Consumer.ParseOptions);
        Generate();

        var files = Unread(Consumer.Files);
        var afresh = NewDriver(files).RunGenerators(Input);
        Assert.Equal(TextsOf(afresh), TextsOf(_driver));

        // A driver that tracks steps loses items in the run after one was removed. Those of compilers and editors track none, and do not.
        _losesItems = Consumer.TracksSteps
            && (RemovedSomething() || before.Any(file => Consumer.Files.All(other => (other.Path, other.Kind) != (file.Path, file.Kind))));
        if (_losesItems)
            AssertSecondRunIsCached(afresh, files);
        else
            AssertSecondRunIsCached(_driver, Consumer.Files);

        return this;
    }

    /// <summary>
    /// Everything the compiler says of the consumer with its generated code, hidden things left out; what the consumer writes itself needs no
    /// documentation.
    /// </summary>
    public IReadOnlyList<Diagnostic> Diagnostics() => [.. Output.GetDiagnostics().Where(IsSaid)];

    /// <summary>The same for an assembly and its documentation file as they are written; some things are only then said.</summary>
    public IReadOnlyList<Diagnostic> EmitDiagnostics()
    {
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        return [.. Output.Emit(image, xmlDocumentationStream: documentation).Diagnostics.Where(IsSaid)];
    }

    /// <summary>What all analyzers report, by place. An analyzer that throws fails the test.</summary>
    public IReadOnlyList<Report> Analyze() => [.. AnalyzerDiagnostics().Select(diagnostic => Report.Of(diagnostic, Consumer))];

    /// <summary>The severity of everything that <see cref="Analyze()"/> gives, in its order.</summary>
    public IReadOnlyList<DiagnosticSeverity> Severities() => [.. AnalyzerDiagnostics().Select(static diagnostic => diagnostic.Severity)];

    /// <summary>Analyzes, and gives up when <paramref name="cancellationToken"/> says so, as an editor does at the next keystroke.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public IReadOnlyList<Report> Analyze(CancellationToken cancellationToken) =>
        [.. AnalyzerDiagnostics(cancellationToken).Select(diagnostic => Report.Of(diagnostic, Consumer))];

    /// <summary>The same as the compiler has it.</summary>
    public IEnumerable<Diagnostic> AnalyzerDiagnostics(CancellationToken cancellationToken = default) =>
        AnalyzerDiagnosticsOf(Output, cancellationToken);

    /// <summary>The same of the consumer with code that another generator writes.</summary>
    public IEnumerable<Diagnostic> AnalyzerDiagnosticsWith(string path, string generated) => AnalyzerDiagnosticsOf(
        Output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(generated, Consumer.ParseOptions, path, System.Text.Encoding.UTF8)), CancellationToken.None);

    private IEnumerable<Diagnostic> AnalyzerDiagnosticsOf(Compilation output, CancellationToken cancellationToken)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. Consumer.Files], Consumer.Options), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = new CompilationWithAnalyzers(output, Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken).GetAwaiter().GetResult();
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id == "AD0001");
        return diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start);
    }

    /// <summary>The consumer as another project references it: its assembly, without its definitions.</summary>
    public MetadataReference ToReference()
    {
        var image = new MemoryStream();
        var emitted = Output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>Runs a static method of the consumer that takes nothing and gives a text, or a task of one.</summary>
    public string? Run(string type, string method)
    {
        var result = Load().GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, null);
        return result is Task<string> task ? task.GetAwaiter().GetResult() : (string?)result;
    }

    /// <summary>The consumer's assembly, loaded; fails when it does not compile without a warning.</summary>
    public Assembly Load()
    {
        Assert.Empty(Diagnostics());
        using var image = new MemoryStream();
        Assert.True(Output.Emit(image).Success);
        image.Position = 0;
        var context = new ConsumerLoadContext();
        return context.LoadFromStream(image);
    }

    private bool IsSaid(Diagnostic diagnostic) =>
        diagnostic.Severity != DiagnosticSeverity.Hidden && !(diagnostic.Id == "CS1591" && Input.ContainsSyntaxTree(diagnostic.Location.SourceTree));

    private void Generate()
    {
        Input = Consumer.Compile();
        _driver = _driver.RunGeneratorsAndUpdateCompilation(Input, out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        Output = output;
        Result = _driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
    }

    private bool RemovedSomething() =>
        Result.TrackedSteps.Values
            .SelectMany(static steps => steps)
            .SelectMany(static step => step.Outputs)
            .Any(static output => output.Reason == IncrementalStepRunReason.Removed);

    private CSharpGeneratorDriver NewDriver(ImmutableArray<ConsumerFile> files) => CSharpGeneratorDriver
        .Create(
            [new ElementInstanceGenerator().AsSourceGenerator()],
            files,
            Consumer.ParseOptions,
            Consumer.Options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, Consumer.TracksSteps));

    private static ImmutableArray<ConsumerFile> Unread(ImmutableArray<ConsumerFile> files) => [.. files.Select(static file => file.Unread())];

    private static IEnumerable<string> TextsOf(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().GeneratedSources.Select(static source => $"{source.HintName}\n{source.SourceText}").Order(StringComparer.Ordinal);

    // Over the same project, parsed anew and with options that were read anew: what an editor makes of a keystroke that is taken back.
    private void AssertSecondRunIsCached(GeneratorDriver driver, ImmutableArray<ConsumerFile> files)
    {
        var reads = files.Sum(static file => file.Reads);
        var first = driver.GetRunResult().Results.Single();
        var second = driver.WithUpdatedAnalyzerConfigOptions(Consumer.Options).RunGenerators(Consumer.Compile()).GetRunResult().Results.Single();

        Assert.Null(second.Exception);
        Assert.Equal(reads, files.Sum(static file => file.Reads));
        // What is written anew is another object.
        Assert.Equal<object>(
            first.GeneratedSources.Select(static source => source.SourceText),
            second.GeneratedSources.Select(static source => source.SourceText),
            ReferenceEqualityComparer.Instance);
        Assert.All(OutputReasonsIn(second), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(NamedSteps, step => Assert.All(
            ReasonsIn(second, step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}")));
    }

    private static IReadOnlyList<IncrementalStepRunReason> ReasonsIn(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out var steps) ? [.. steps.SelectMany(static run => run.Outputs).Select(static output => output.Reason)] : [];

    private static IReadOnlyList<IncrementalStepRunReason> OutputReasonsIn(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    /// <summary>Keeps a consumer, and the libraries it runs with, apart from the compiler part that the tests run with: both have a definitions library.</summary>
    private sealed class ConsumerLoadContext() : AssemblyLoadContext(name: null)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Path.Combine(Repository.RuntimeLibraries, assemblyName.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
