using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using ElementGen.Roslyn.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes;

/// <summary>
/// ELG0101 and ELG0301: straightens the curly quotes that keep a definition file or an instance file from being JSON, and no others.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CurlyQuotesFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".json"])]
public sealed class CurlyQuotesFix : CodeFixProvider
{
    private const string Title = "Use straight quotes";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(FileRules.DefinitionNotJson.Id, FileRules.InstanceNotJson.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllFiles.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostics = context.Diagnostics.Where(FindingDiagnostics.IsAboutCurlyQuote).ToImmutableArray();
        if (diagnostics.IsEmpty || context.TextDocument is not AdditionalDocument document)
            return;

        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (Straighten(text, context.CancellationToken) is not { } straight)
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                _ => Task.FromResult(document.Project.Solution.WithAdditionalDocumentText(document.Id, straight)),
                nameof(CurlyQuotesFix)),
            diagnostics);
    }

    /// <summary><paramref name="text"/> with straight quotes; null when no curly quote is wrong.</summary>
    private static SourceText? Straighten(SourceText text, CancellationToken cancellationToken)
    {
        using var utf8 = Utf8Text.From(text);
        var quotes = CurlyQuotes.FindBreaking(utf8.Bytes, cancellationToken);
        return quotes.Count == 0
            ? null
            : text.WithChanges(utf8.SpansOf(quotes).ConvertAll(static span => new TextChange(span, "\"")));
    }

    // The library's own provider fixes only C# documents, not additional ones.
    private sealed class AllFiles : FixAllProvider
    {
        public static AllFiles Instance { get; } = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => FixAsync(
            fixAllContext,
            fixAllContext.Scope switch
            {
                FixAllScope.Project => [fixAllContext.Project],
                FixAllScope.Solution => fixAllContext.Solution.Projects.Where(static project => project.Language == LanguageNames.CSharp),
                _ => [],
            });

        private static async Task<CodeAction?> FixAsync(FixAllContext context, IEnumerable<Project> projects)
        {
            var solution = context.Solution;
            foreach (var project in projects)
            {
                var diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                var paths = new HashSet<string>(diagnostics
                    .Where(FindingDiagnostics.IsAboutCurlyQuote)
                    .Select(static diagnostic => diagnostic.Location.GetLineSpan().Path));
                foreach (var document in project.AdditionalDocuments)
                {
                    if (document.FilePath is not { } path || !paths.Contains(path))
                        continue;

                    var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                    if (Straighten(text, context.CancellationToken) is { } straight)
                        solution = solution.WithAdditionalDocumentText(document.Id, straight);
                }
            }

            return solution == context.Solution
                ? null
                : CodeAction.Create(Title, _ => Task.FromResult(solution), nameof(CurlyQuotesFix));
        }
    }
}
