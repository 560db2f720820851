using System.Collections.Immutable;
using System.Reflection;
using ElementGen.EndToEnd.Tests.Package;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;

namespace ElementGen.Editor.Tests;

/// <summary>A project as an editor has it open: what is typed is seen at once, and nothing is saved.</summary>
internal sealed class EditorSession : IDisposable
{
    private readonly MSBuildWorkspace _workspace = MSBuildWorkspace.Create();

    private EditorSession()
    {
    }

    public Project Project { get; private set; } = null!;

    /// <summary>Opens a project whose packages are restored.</summary>
    public static async Task<EditorSession> OpenAsync(StrangersProject project)
    {
        var restored = await project.RunAsync("restore");
        Assert.True(restored.ExitCode == 0, restored.Output);
        var session = new EditorSession();
        session.Project = await session._workspace.OpenProjectAsync(Directory.EnumerateFiles(project.Folder, "*.csproj").Single());
        Assert.DoesNotContain(session._workspace.Diagnostics, static diagnostic => diagnostic.Kind == WorkspaceDiagnosticKind.Failure);
        return session;
    }

    public Document Document(string name) => Project.Documents.Single(document => document.Name == name);

    public TextDocument Definition(string name) => Project.AdditionalDocuments.Single(document => document.Name == name);

    /// <summary>Types other text into a source file or a definition, without saving it.</summary>
    public async Task TypeAsync(TextDocument document, string oldText, string newText)
    {
        var text = await document.GetTextAsync();
        var start = text.ToString().IndexOf(oldText, StringComparison.Ordinal);
        Assert.True(start >= 0, oldText);
        var edited = text.Replace(start, oldText.Length, newText);
        var solution = document is Document
            ? Project.Solution.WithDocumentText(document.Id, edited)
            : Project.Solution.WithAdditionalDocumentText(document.Id, edited);
        Project = solution.GetProject(Project.Id)!;
    }

    /// <summary>The names offered behind the first occurrence of <paramref name="text"/>.</summary>
    public static async Task<IReadOnlyList<string>> CompleteAsync(Document document, string text)
    {
        var position = (await document.GetTextAsync()).ToString().IndexOf(text, StringComparison.Ordinal) + text.Length;
        var completion = await CompletionService.GetService(document)!.GetCompletionsAsync(document, position);
        return [.. completion.ItemsList.Select(static item => item.DisplayText)];
    }

    /// <summary>The rules' diagnostics and the compiler's errors, by place.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        var compilation = (await Project.GetCompilationAsync())!;
        var analyzers = Project.AnalyzerReferences.SelectMany(static reference => reference.GetAnalyzers(LanguageNames.CSharp))
            .Where(static analyzer => analyzer.GetType().Namespace!.StartsWith("ElementGen", StringComparison.Ordinal));
        var reported = await compilation.WithAnalyzers([.. analyzers], Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return
        [
            .. compilation.GetDiagnostics().Concat(reported)
                .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>Applies the first fix that the package offers for <paramref name="diagnostic"/>; its title.</summary>
    public async Task<string> FixAsync(Diagnostic diagnostic)
    {
        var action = (await FixesAsync(diagnostic))[0];
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        Project = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(Project.Id)!;
        return action.Title;
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<IReadOnlyList<CodeAction>> FixesAsync(Diagnostic diagnostic)
    {
        var document = diagnostic.Location.SourceTree is { } tree
            ? Project.GetDocument(tree)!
            : Project.AdditionalDocuments.Single(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);
        var actions = new List<CodeAction>();
        foreach (var provider in PackagedFixes().Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));

        return actions;
    }

    private IEnumerable<CodeFixProvider> PackagedFixes() => Project.AnalyzerReferences.OfType<AnalyzerFileReference>()
        .Where(static reference => Path.GetFileName(reference.FullPath) == "ElementGen.CodeFixes.dll")
        .SelectMany(static reference => reference.GetAssembly().GetTypes())
        .Where(static type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
        .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!);
}
