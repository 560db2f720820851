using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using ElementGen.Roslyn.Declarations;
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
        var definitions = AdditionalDefinition.AllOf(context.Options);
        // A walk over all types: once per compilation, and only when two definitions differ.
        var named = new Lazy<HashSet<string>>(() => KeysNamedIn(context.Compilation.Assembly.GlobalNamespace, runtime));
        context.RegisterAdditionalFileAction(file =>
        {
            if (AdditionalDefinition.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } definition
                && definition.IsOurs(file.CancellationToken)
                && definition.Text.GetText(file.CancellationToken) is { } source)
            {
                DefinitionFileCheck
                    .FindDuplicates(definition, AdditionalDefinition.Read(source), definitions, key => named.Value.Contains(key), file.CancellationToken)
                    .Report(definition.Text, source, file.ReportDiagnostic);
            }
        });
    }

    private static HashSet<string> KeysNamedIn(INamespaceOrTypeSymbol outermost, RuntimeSymbols runtime)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<INamespaceOrTypeSymbol>();
        open.Push(outermost);
        while (open.Count > 0)
        {
            var symbol = open.Pop();
            if (symbol is INamedTypeSymbol type
                && runtime.InstanceAttributeOf(type) is { } attribute
                && ElementClasses.KeyOf(attribute)?.Trim() is { } key)
            {
                keys.Add(key);
            }

            if (symbol is INamespaceSymbol space)
            {
                foreach (var member in space.GetMembers())
                    open.Push(member);
            }
            else
            {
                foreach (var nested in symbol.GetTypeMembers())
                    open.Push(nested);
            }
        }

        return keys;
    }
}
