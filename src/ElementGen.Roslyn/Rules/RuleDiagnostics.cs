using System.Collections.Immutable;
using ElementGen.Definitions;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Rules;

/// <summary>
/// Makes the rules' diagnostics. Builds print a message as a line of their log and take lines for errors by their form, and terminals obey
/// characters that they do not show: so whatever a message quotes becomes plain text on one line here, and nowhere else are diagnostics made.
/// </summary>
internal static class RuleDiagnostics
{
    /// <summary>The rule is broken at <paramref name="place"/>.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="place">Where it is broken.</param>
    /// <param name="words">What the rule's message is completed with.</param>
    public static Diagnostic At(this DiagnosticDescriptor rule, Location place, params string[] words) =>
        rule.At(place, ImmutableDictionary<string, string?>.Empty, words);

    /// <summary>The same with <paramref name="properties"/> for a fix.</summary>
    public static Diagnostic At(
        this DiagnosticDescriptor rule, Location place, ImmutableDictionary<string, string?> properties, params string[] words) =>
        Diagnostic.Create(rule, place, properties, [.. words.Select(JsonToken.OnOneLine)]);
}
