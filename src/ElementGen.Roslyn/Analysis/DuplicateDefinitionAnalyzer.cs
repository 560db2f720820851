using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using ElementGen.Roslyn.Classes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0103: a definition that does not count, because another definition of the same element does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateDefinitionAnalyzer : ElementGenAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public DuplicateDefinitionAnalyzer()
        : base(FileRules.DuplicateDefinition, FileRules.DifferingDefinition)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var definitions = AdditionalDefinitionFile.AllOf(context.Options);
        // This visits all types of the project, so it is done once, and only if two definitions differ.
        var named = new Lazy<HashSet<string>>(() => KeysNamedIn(context.Compilation.Assembly.GlobalNamespace, runtime));
        context.RegisterAdditionalFileAction(file =>
        {
            if (AdditionalDefinitionFile.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } definition
                && definition.IsOurs(file.CancellationToken)
                && definition.Text.GetText(file.CancellationToken) is { } source)
            {
                var content = AdditionalDefinitionFile.Read(source);
                DefinitionFileCheck
                    .FindDuplicates(definition, content, definitions, key => named.Value.Contains(key), file.CancellationToken)
                    .Report(definition.Text, source, file.ReportDiagnostic);
            }
        });
    }

    private static HashSet<string> KeysNamedIn(INamespaceOrTypeSymbol outermost, RuntimeSymbols runtime)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(outermost);
        while (pending.Count > 0)
        {
            var symbol = pending.Pop();
            if (symbol is INamedTypeSymbol type
                && runtime.ElementInstanceAttributeOf(type) is { } attribute
                && ElementClasses.KeyOf(attribute) is { } key)
            {
                keys.Add(key);
            }

            if (symbol is INamespaceSymbol space)
            {
                foreach (var member in space.GetMembers())
                    pending.Push(member);
            }
            else
            {
                foreach (var nested in symbol.GetTypeMembers())
                    pending.Push(nested);
            }
        }

        return keys;
    }
}
