using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis;

/// <summary>Marks diagnostics that say that a curly quote stands where a straight one must, for the fix that straightens it.</summary>
internal static class CurlyQuote
{
    private const string IsCurlyQuote = nameof(IsCurlyQuote);

    /// <summary>The properties of such a diagnostic.</summary>
    public static ImmutableDictionary<string, string?> Properties { get; } = ImmutableDictionary<string, string?>.Empty.Add(IsCurlyQuote, "true");

    /// <summary>Whether <paramref name="diagnostic"/> is one.</summary>
    public static bool IsReportedBy(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(IsCurlyQuote);
}
