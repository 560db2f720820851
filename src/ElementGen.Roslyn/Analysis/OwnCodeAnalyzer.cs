using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using ElementGen.Roslyn.Analysis.OwnCode;
using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0006: the user's part of a class collides with the generated part.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnCodeAnalyzer : ElementClassAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public OwnCodeAnalyzer()
        : base(CodeRules.OwnCode)
    {
    }

    private protected override Action<SymbolAnalysisContext, INamedTypeSymbol, AttributeData> Prepare(
        AnalyzerOptions options, RuntimeSymbols runtime)
    {
        var definitions = AdditionalDefinitionFile.AllOf(options);
        return (symbol, type, attribute) =>
        {
            // If nothing was generated, another rule says why.
            if (GeneratedPart.Of(type, runtime) is not { } generated)
                return;

            foreach (var (place, why) in Collisions(type, EntryNamesOf, MayHaveGrant, generated, runtime, symbol))
                symbol.ReportDiagnostic(CodeRules.OwnCode.At(place, type.Name, why));

            FoundDefinition? Definition() => definitions.Find(ElementClasses.KeyOf(attribute) ?? "", symbol.CancellationToken);
            ISet<string> EntryNamesOf() => NamesOf(Definition());
            bool MayHaveGrant() => Definition() is { } found && Grants.MayAuthorize(found.Definition);
        };
    }

    private static IEnumerable<(Location Place, string Why)> Collisions(
        INamedTypeSymbol type,
        Func<ISet<string>> entryNames,
        Func<bool> mayHaveGrant,
        GeneratedPart generated,
        RuntimeSymbols runtime,
        SymbolAnalysisContext context) =>
        ConstructionProblems.Of(type, generated, context.Compilation, context.CancellationToken)
            .Concat(MemberCollisions.Of(type, mayHaveGrant, generated, context.Compilation, context.CancellationToken))
            .Concat(ConfigurationCollisions.Of(type, entryNames, generated, runtime, context.CancellationToken));

    private static HashSet<string> NamesOf(FoundDefinition? found)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in found is null ? default : EntryNames.Of(found.Definition))
        {
            names.Add(entry.Property);
            if (entry.Kind == EntryKind.Choice)
                names.Add(entry.OptionType);
        }

        return names;
    }
}
