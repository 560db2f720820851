using System.Collections.Concurrent;
using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using ElementGen.Roslyn.Classes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0101 and ELG0102: a definition file that is not JSON, or describes no element.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionFileAnalyzer : ElementGenAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public DefinitionFileAnalyzer()
        : base(FileRules.DefinitionNotJson, FileRules.DefinitionWithoutElement)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var named = new NamedKeys(context.Compilation, runtime);
        context.RegisterAdditionalFileAction(file =>
        {
            if (AdditionalDefinitionFile.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } definition
                && definition.IsOurs(file.CancellationToken))
            {
                Analyze(definition, key => !named.ContainFile(key), file.ReportDiagnostic, file.CancellationToken);
            }
        });
        RegisterFilesNamedByClasses(context, runtime);
    }

    // A file may be found only by its folder, and be too broken to look like a definition. It is still ours if a class names the key that
    // the file is named after.
    private static void RegisterFilesNamedByClasses(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var definitions = AdditionalDefinitionFile.AllOf(context.Options);
        var reported = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (runtime.ElementInstanceAttributeOf((INamedTypeSymbol)symbol.Symbol) is not { } attribute
                    || ElementClasses.KeyOf(attribute) is not { Length: > 0 } key)
                {
                    return;
                }

                foreach (var file in definitions.FilesNamedAfter(key).OfType<AdditionalDefinitionFile>())
                {
                    if (!file.IsFromCatalog && !file.IsOurs(symbol.CancellationToken) && reported.TryAdd(file.Path, true))
                        Analyze(file, static _ => false, symbol.ReportDiagnostic, symbol.CancellationToken);
                }
            },
            SymbolKind.NamedType);
    }

    private static void Analyze(
        AdditionalDefinitionFile file, Func<string, bool> isUnclaimed, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        // Findings are located in the text that they were found in: another read could give another text.
        var source = file.Text.TryGetText(cancellationToken);
        var content = source is null ? null : AdditionalDefinitionFile.Read(source);
        DefinitionFileCheck.FindProblems(content, file, isUnclaimed).Report(file.Text, source, report);
    }
}
