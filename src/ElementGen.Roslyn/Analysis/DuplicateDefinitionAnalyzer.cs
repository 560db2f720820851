using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Declarations;
using ElementGen.Roslyn.DefinitionFiles;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0103: a definition that does not count, because another one of the same element does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateDefinitionAnalyzer : ElementGenAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rule.DuplicateDefinition, Rule.ConflictingDefinition);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var definitions = new ProjectDefinitions(context.Options);
        // A walk over all types, once per compilation, and only where two definitions differ.
        var named = new Lazy<HashSet<string>>(() => KeysOf(context.Compilation.Assembly.GlobalNamespace, runtime));
        context.RegisterAdditionalFileAction(file =>
        {
            if (DefinitionText.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } definition
                && definition.IsOurs(file.CancellationToken))
            {
                Analyze(file, definition, definitions, named);
            }
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, DefinitionText file, ProjectDefinitions definitions, Lazy<HashSet<string>> named)
    {
        // What stands behind a break is not known; the break is what is wrong.
        if (file.Text.GetText(context.CancellationToken) is not { } source || DefinitionTexts.Read(source) is not { IsBroken: false } read)
            return;

        var report = new FileReport();
        var first = new HashSet<string>(StringComparer.Ordinal);
        foreach (var located in read.Definitions.TakeWhile(_ => !report.IsFull))
        {
            if (definitions.Find(located.Definition.Key, context.CancellationToken) is not { } found)
                continue;

            var isFirst = first.Add(located.Definition.Key);
            if (isFirst && found.File.Path == file.Path)
                continue;

            var differs = !found.File.IsBroken && !found.Definition.Equals(located.Definition);
            report.Add(
                located.KeyRange,
                differs && named.Value.Contains(located.Definition.Key) ? Rule.ConflictingDefinition : Rule.DuplicateDefinition,
                JsonToken.Quote(located.Definition.Key),
                found.File.Path == file.Path ? "in this file" : $"in '{found.File.Path}'",
                WhichCounts(file, found));
        }

        report.Publish(file.Text, source, context.ReportDiagnostic);
    }

    private static string WhichCounts(DefinitionText file, FoundDefinition found)
    {
        if (found.File.Path == file.Path)
            return "the first one counts";

        var isNamedOtherwise = !string.Equals(file.Key, found.Definition.Key, StringComparison.OrdinalIgnoreCase);
        return found.File.IsNamedAfter(found.Definition.Key) && isNamedOtherwise
            ? "that one counts because its file is named after the key"
            : "that one counts because its path comes first";
    }

    private static HashSet<string> KeysOf(INamespaceOrTypeSymbol outermost, RuntimeSymbols runtime)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<INamespaceOrTypeSymbol>();
        open.Push(outermost);
        while (open.Count > 0)
        {
            var symbol = open.Pop();
            if (symbol is INamedTypeSymbol type && runtime.InstanceAttributeOf(type) is { } attribute && ElementInstances.KeyOf(attribute)?.Trim() is { } key)
                keys.Add(key);

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
