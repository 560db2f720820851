using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Tests;

/// <summary>The generator's run over a consumer. Every run is followed by a second one, in which everything must come from the cache.</summary>
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

    public GeneratorRun(Consumer consumer)
    {
        Consumer = consumer;
        _driver = CSharpGeneratorDriver.Create(
            [new ElementInstanceGenerator().AsSourceGenerator()],
            consumer.Files,
            consumer.ParseOptions,
            consumer.Options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Input = consumer.Compile();
        Generate();
        var cached = _driver.RunGenerators(Input.Clone()).GetRunResult().Results.Single();
        Assert.All(
            cached.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    public Consumer Consumer { get; private set; }

    public CSharpCompilation Input { get; private set; }

    public Compilation Output { get; private set; } = null!;

    public GeneratorRunResult Result { get; private set; }

    /// <summary>The generated text of the class, by the readable part of its file's name.</summary>
    public string TextOf(string name) =>
        Assert.Single(Result.GeneratedSources, source => source.HintName.StartsWith(name + ".", StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>Why each item of a step was made or taken from the cache in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var steps) ? [.. steps.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    /// <summary>Why each output was made or taken from the cache in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons() =>
        [.. Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>Runs again after an edit of the consumer, over the same driver, as an editor does.</summary>
    public GeneratorRun Edit(Func<Consumer, Consumer> edit)
    {
        var edited = edit(Consumer);
        foreach (var file in Consumer.Files.Except(edited.Files))
        {
            _driver = edited.Files.FirstOrDefault(other => other.Path == file.Path) is { } replacement
                ? _driver.ReplaceAdditionalText(file, replacement)
                : _driver.RemoveAdditionalTexts([file]);
        }

        var added = edited.Files.Where(file => Consumer.Files.All(other => other.Path != file.Path)).ToImmutableArray<AdditionalText>();
        if (!added.IsEmpty)
            _driver = _driver.AddAdditionalTexts(added);

        Consumer = edited;
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(edited.Options);
        Input = edited.Compile();
        Generate();
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

    private IEnumerable<Diagnostic> AnalyzerDiagnostics(CancellationToken cancellationToken = default)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. Consumer.Files], Consumer.Options), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = new CompilationWithAnalyzers(Output, Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken).GetAwaiter().GetResult();
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
        _driver = _driver.RunGeneratorsAndUpdateCompilation(Input, out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        Output = output;
        Result = _driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
    }

    /// <summary>Keeps a consumer, and the libraries it runs with, apart from the compiler part that the tests run with: both have a definitions library.</summary>
    private sealed class ConsumerLoadContext() : AssemblyLoadContext(name: null)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Path.Combine(Repository.RuntimeLibraries, assemblyName.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
