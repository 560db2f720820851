using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// ELG0201: a configuration is created without entries that the caller must supply. One error at the creation's type names them all, by the rule that
/// also holds at run time.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingEntriesAnalyzer : CreationAnalyzer
{
    /// <summary>The diagnostic's property that holds the names of the missing properties, separated by commas, in the order of the record.</summary>
    internal const string MissingProperties = nameof(MissingProperties);

    /// <summary>Makes the analyzer.</summary>
    public MissingEntriesAnalyzer()
        : base(CodeRules.MissingEntries)
    {
    }

    private protected override void Analyze(OperationAnalysisContext context, IObjectCreationOperation creation, in ConfigurationValues values)
    {
        if (!values.IsComplete)
            return;

        var shape = values.Shape;
        var missing = new List<(IPropertySymbol Property, string Name)>();
        foreach (var index in RequiredEntries.FindMissing(shape.Entries, values))
        {
            // ELG0202 reports an entry that is written but empty; the compiler asks for required members itself.
            if (!values.IsWritten(index) && shape.PropertyAt(index) is { IsRequired: false } property)
                missing.Add((property, shape.NameAt(index)));
        }

        if (missing.Count > 0)
            context.ReportDiagnostic(Describe(creation, creation.Type!, shape, missing, SelectedGroups.Meant(shape.Entries, values)));
    }

    private static Diagnostic Describe(
        IObjectCreationOperation creation, ITypeSymbol type, ConfigurationShape shape, List<(IPropertySymbol Property, string Name)> missing, string? meant)
    {
        var names = string.Join(", ", missing.Select(static entry => entry.Name));
        var properties = string.Join(",", missing.Select(static entry => entry.Property.Name));
        return CodeRules.MissingEntries.At(
            LocationOf(creation.Syntax),
            ImmutableDictionary<string, string?>.Empty.Add(MissingProperties, properties),
            type.ContainingType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name,
            MessageText.CountOfEntries(missing.Count),
            shape.ElementName,
            meant is null ? names : $"{names}; or set {shape.ControlNames} to {MessageText.Quote(meant)}, the group that entries are given of");
    }

    private static Location LocationOf(SyntaxNode syntax) => syntax switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
