using System.Collections.Immutable;
using System.Globalization;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// ELG0201: a configuration is created without entries that the caller must supply. One error at the creation's type names them all, judged by
/// the same rule as at run time.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingEntriesAnalyzer : ElementGenAnalyzer
{
    /// <summary>The diagnostic's property that holds the names of the missing properties, separated by commas, in the order of the record.</summary>
    internal const string MissingProperties = nameof(MissingProperties);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.MissingEntries);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime)
    {
        var shapes = new ConfigurationShapes(runtime);
        context.RegisterOperationAction(
            operation =>
            {
                var creation = (IObjectCreationOperation)operation.Operation;
                if (shapes.Of(creation.Type) is { } shape)
                    Analyze(operation, creation, shape, runtime);
            },
            OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, IObjectCreationOperation creation, ConfigurationShape shape, RuntimeSymbols runtime)
    {
        if (ConfigurationValues.Of(creation, shape, runtime) is not { IsComplete: true } values)
            return;

        var missing = new List<(IPropertySymbol Property, string Name)>();
        foreach (var index in RequiredEntries.FindMissing(shape.Requirements, values))
        {
            // One that is written, but empty, is ELG0202's; members that are required in C# are the compiler's to ask for.
            if (!values.IsWritten(index) && shape.PropertyAt(index) is { IsRequired: false } property)
                missing.Add((property, shape.NameAt(index)));
        }

        if (missing.Count > 0)
            context.ReportDiagnostic(Describe(creation, creation.Type!, shape, missing));
    }

    private static Diagnostic Describe(
        IObjectCreationOperation creation, ITypeSymbol type, ConfigurationShape shape, List<(IPropertySymbol Property, string Name)> missing) =>
        Rule.MissingEntries.At(
            LocationOf(creation.Syntax),
            ImmutableDictionary<string, string?>.Empty.Add(MissingProperties, string.Join(",", missing.Select(static entry => entry.Property.Name))),
            type.ContainingType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name,
            missing.Count == 1 ? "an entry" : $"{missing.Count.ToString(CultureInfo.InvariantCulture)} entries",
            shape.ElementName,
            string.Join(", ", missing.Select(static entry => entry.Name)));

    private static Location LocationOf(SyntaxNode syntax) => syntax switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
