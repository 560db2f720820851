using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// ELG0201: a configuration is created without entries that the caller must supply. One error at the creation's type names them all. The
/// runtime library has the same rule.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingEntriesAnalyzer : CreationAnalyzer
{
    private const string MissingProperties = nameof(MissingProperties);

    /// <summary>Makes the analyzer.</summary>
    public MissingEntriesAnalyzer()
        : base(CodeRules.MissingEntries)
    {
    }

    /// <summary>The names of the missing properties that <paramref name="diagnostic"/> reports, in the order of the record.</summary>
    internal static string[] MissingPropertiesOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(MissingProperties, out var names) ? names!.Split(',') : [];

    private protected override void Analyze(
        OperationAnalysisContext context, IObjectCreationOperation creation, in ConfigurationValues values)
    {
        if (!values.IsComplete)
            return;

        var shape = values.Shape;
        var missing = new List<(IPropertySymbol Property, string Name)>();
        foreach (var index in RequiredEntries.FindMissing(shape.Facts, values))
        {
            // ELG0202 reports an entry that is set but empty, and the compiler reports a required member.
            if (!values.IsWritten(index) && shape.PropertyAt(index) is { IsRequired: false } property)
                missing.Add((property, shape.NameAt(index)));
        }

        if (missing.Count > 0)
            context.ReportDiagnostic(DiagnosticOf(creation, shape, missing, SelectedGroups.Meant(shape.Facts, values)));
    }

    private static Diagnostic DiagnosticOf(
        IObjectCreationOperation creation,
        ConfigurationShape shape,
        List<(IPropertySymbol Property, string Name)> missing,
        string? meant)
    {
        var type = creation.Type!;
        var names = string.Join(", ", missing.Select(static entry => entry.Name));
        var properties = string.Join(",", missing.Select(static entry => entry.Property.Name));
        return CodeRules.MissingEntries.At(
            LocationOf(creation.Syntax),
            ImmutableDictionary<string, string?>.Empty.Add(MissingProperties, properties),
            type.ContainingType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name,
            MessageText.CountOfEntries(missing.Count),
            shape.ElementName,
            meant is null
                ? names
                : $"{names}; or set {shape.ControlNames} to {MessageText.Quote(meant)}, the group that entries are given of");
    }

    private static Location LocationOf(SyntaxNode syntax) => syntax switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
