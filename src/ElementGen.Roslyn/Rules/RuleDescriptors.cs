using System.Collections.Immutable;
using ElementGen.Definitions;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Rules;

/// <summary>Makes the compiler's descriptors from the rules, and every diagnostic of ElementGen.</summary>
internal static class RuleDescriptors
{
    private const string Category = "ElementGen";

    private static readonly Dictionary<Rule, DiagnosticDescriptor> Descriptors =
        CodeRules.All.Concat(FileRules.All).ToDictionary(static rule => rule, Describe);

    /// <summary>The descriptor of <paramref name="rule"/>.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => Descriptors[rule];

    /// <summary>A diagnostic at a location.</summary>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="place">Where it is broken.</param>
    /// <param name="arguments">The arguments of the rule's message.</param>
    public static Diagnostic At(this Rule rule, Location place, params string[] arguments) =>
        rule.At(place, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>The same, with <paramref name="properties"/> for a fix.</summary>
    public static Diagnostic At(
        this Rule rule, Location place, ImmutableDictionary<string, string?> properties, params string[] arguments) =>
        Diagnostic.Create(Of(rule), place, properties, [.. arguments.Select(MessageText.OnOneLine)]);

    private static DiagnosticDescriptor Describe(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.Format,
        Category,
        rule.Severity switch
        {
            RuleSeverity.Error => DiagnosticSeverity.Error,
            RuleSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        rule.Reason,
        helpLinkUri: $"{RepositoryAddress.Files}/src/ElementGen.Roslyn/Rules/{rule.Id}.md");
}
