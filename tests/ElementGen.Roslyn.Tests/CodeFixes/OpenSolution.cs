using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Tests.CodeFixes;

/// <summary>
/// A solution as an editor has it open: the generator runs in its projects, the analyzers over them, and fixes change it. The testing library's
/// fix tests hand a fix the project without generated code, and know no fixes in additional files.
/// </summary>
internal sealed class OpenSolution : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private Solution _solution;

    public OpenSolution() => _solution = _workspace.CurrentSolution;

    /// <summary>A solution of one project with these sources, by name.</summary>
    public static OpenSolution With(params IEnumerable<(string Name, string Text)> sources)
    {
        var solution = new OpenSolution();
        return solution.AddProject("Acme", sources, []);
    }

    /// <summary>The same with one more project, with sources, and definitions and instance files by path in the project.</summary>
    public OpenSolution AddProject(string name, IEnumerable<(string Name, string Text)> sources, IEnumerable<(string Path, string Text)> files)
    {
        var project = ProjectId.CreateNewId();
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        _solution = _solution.AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, name, name, LanguageNames.CSharp, $"/{name}/{name}.csproj",
            compilationOptions: options,
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp12),
            metadataReferences: [.. Consumer.Framework, Consumer.Runtime],
            analyzerReferences: [new CompilerPart()]));
        foreach (var source in sources)
            _solution = _solution.AddDocument(DocumentId.CreateNewId(project), source.Name, SourceText.From(source.Text), filePath: $"/{name}/{source.Name}");

        var config = new StringBuilder($"is_global = true\nbuild_property.ProjectDir = /{name}/\n");
        foreach (var (path, text) in files.Append(("elements/infobip.json", Repository.Element("infobip"))).DistinctBy(file => file.Item1))
        {
            _solution = _solution.AddAdditionalDocument(DocumentId.CreateNewId(project), path, SourceText.From(text), filePath: $"/{name}/{path}");
            config.Append("[/").Append(name).Append('/').Append(path).Append("]\nbuild_metadata.AdditionalFiles.ElementGenKind = ")
                .AppendLine(path.EndsWith("instance.json", StringComparison.Ordinal) ? "Instance" : "Definition");
        }

        _solution = _solution.AddAnalyzerConfigDocument(
            DocumentId.CreateNewId(project), ".globalconfig", SourceText.From(config.ToString()), filePath: $"/{name}/.globalconfig");
        return this;
    }

    /// <summary>The same with definitions of the catalogue in its one project.</summary>
    public OpenSolution WithElements(params IEnumerable<string> keys)
    {
        var project = _solution.Projects.Single();
        var sources = project.Documents.Select(document => (document.Name, document.GetTextAsync().Result.ToString())).ToList();
        _solution = _solution.RemoveProject(project.Id);
        return AddProject(project.Name, sources, keys.Select(key => ($"elements/{key}.json", Repository.Element(key))));
    }

    /// <summary>What an editor shows, hints left out.</summary>
    public async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync() =>
        [.. (await AllAsync()).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>What of ElementGen's an editor shows only as a hint.</summary>
    public async Task<IReadOnlyList<Diagnostic>> HintsAsync() =>
        [.. (await AllAsync()).Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Info, Descriptor.Category: "ElementGen" })];

    /// <summary>The text of a source or definition, by its path in the project.</summary>
    public async Task<string> TextAsync(string name, string project = "Acme")
    {
        var owner = _solution.Projects.Single(candidate => candidate.Name == project);
        var document = owner.Documents.Concat<TextDocument>(owner.AdditionalDocuments).Single(document => document.Name == name);
        return (await document.GetTextAsync()).ToString();
    }

    /// <summary>The fixes offered at the <paramref name="index"/>th diagnostic of <paramref name="id"/>; all that stand at its place count.</summary>
    public async Task<IReadOnlyList<CodeAction>> OfferedAsync(CodeFixProvider fix, string id, int index = 0)
    {
        var all = await AllAsync();
        var diagnostic = all.Where(diagnostic => diagnostic.Id == id).ElementAt(index);
        var together = all.Where(other => other.Location == diagnostic.Location && fix.FixableDiagnosticIds.Contains(other.Id)).ToImmutableArray();
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(
            DocumentOf(diagnostic), diagnostic.Location.SourceSpan, together, (action, _) => actions.Add(action), CancellationToken.None);
        await fix.RegisterCodeFixesAsync(context);
        return actions;
    }

    /// <summary>
    /// Applies the fix with <paramref name="title"/>, else the only one, offered at the <paramref name="index"/>th diagnostic of
    /// <paramref name="id"/>.
    /// </summary>
    public async Task<CodeAction> FixAsync(CodeFixProvider fix, string id, int index = 0, string? title = null)
    {
        var action = Assert.Single(await OfferedAsync(fix, id, index), action => title is null || action.Title == title);
        await ApplyAsync(action);
        return action;
    }

    /// <summary>Applies the fix to everything in the scope of the first diagnostic of <paramref name="id"/>.</summary>
    public async Task FixAllAsync(CodeFixProvider fix, string id, FixAllScope scope)
    {
        // The first one, as "dotnet format" does.
        var key = (await OfferedAsync(fix, id))[0].EquivalenceKey;
        var first = DocumentOf((await AllAsync()).First(diagnostic => diagnostic.Id == id));
        var provider = fix.GetFixAllProvider()!;
        Assert.Contains(scope, provider.GetSupportedFixAllScopes());
        var ids = provider.GetSupportedFixAllDiagnosticIds(fix);
        var context = first is Document document
            ? new FixAllContext(document, fix, scope, key, ids, new Diagnostics(), CancellationToken.None)
            : new FixAllContext(first.Project, fix, scope, key, ids, new Diagnostics(), CancellationToken.None);
        await ApplyAsync((await provider.GetFixAsync(context))!);
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<IReadOnlyList<Diagnostic>> AllAsync() =>
        [.. (await Task.WhenAll(_solution.Projects.Select(Diagnostics.OfAsync))).SelectMany(diagnostics => diagnostics)];

    private async Task ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        Assert.NotEmpty(changed.GetChanges(_solution).GetProjectChanges());
        _solution = changed;
    }

    private TextDocument DocumentOf(Diagnostic diagnostic) =>
        _solution.GetDocument(diagnostic.Location.SourceTree)
        ?? (TextDocument)_solution.GetAdditionalDocument(_solution.GetDocumentIdsWithFilePath(diagnostic.Location.GetLineSpan().Path).First())!;

    private sealed class CompilerPart : AnalyzerReference
    {
        // The workspace finds a generator's reference again by the generator itself.
        private readonly ImmutableArray<ISourceGenerator> _generators = [new ElementInstanceGenerator().AsSourceGenerator()];

        public override string FullPath => "/ElementGen.Roslyn.dll";

        public override object Id => nameof(CompilerPart);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => GeneratorRun.Analyzers;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => GetAnalyzers(LanguageNames.CSharp);

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => GetGenerators(LanguageNames.CSharp);
    }

    private sealed class Diagnostics : FixAllContext.DiagnosticProvider
    {
        public static async Task<IEnumerable<Diagnostic>> OfAsync(Project project)
        {
            var compilation = (await project.GetCompilationAsync())!
                .WithAnalyzers([.. project.AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp))], project.AnalyzerOptions);
            return (await compilation.GetAllDiagnosticsAsync())
                .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start);
        }

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => OfAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await OfAsync(document.Project)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await OfAsync(project)).Where(diagnostic => !diagnostic.Location.IsInSource);
    }
}
