using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.AdditionalFiles;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Analysis;

/// <summary>Turns findings about a file into diagnostics.</summary>
internal static class FindingDiagnostics
{
    private const string IsCurlyQuote = nameof(IsCurlyQuote);

    private static readonly ImmutableDictionary<string, string?> CurlyQuote =
        ImmutableDictionary<string, string?>.Empty.Add(IsCurlyQuote, "true");

    /// <summary>Reports <paramref name="findings"/>, which must be in text order. Takes one pass over the text.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="file">The file.</param>
    /// <param name="source">Its text; null when the file cannot be read.</param>
    /// <param name="report">The method that takes the diagnostics.</param>
    public static void Report(
        this IReadOnlyList<Finding> findings, AdditionalText file, SourceText? source, Action<Diagnostic> report)
    {
        if (findings.Count == 0)
            return;

        var spans = source is null ? findings.Select(static _ => default(TextSpan)).ToList() : SpansOf(findings, source);
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            var lines = source?.Lines.GetLinePositionSpan(spans[i]) ?? default;
            report(finding.Rule.At(
                Location.Create(file.Path, spans[i], lines),
                finding.IsCurlyQuote ? CurlyQuote : ImmutableDictionary<string, string?>.Empty,
                [.. (IEnumerable<string>)finding.Arguments]));
        }
    }

    /// <summary>Whether <paramref name="diagnostic"/> reports a curly quote that must be straight.</summary>
    public static bool IsAboutCurlyQuote(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(IsCurlyQuote);

    private static List<TextSpan> SpansOf(IReadOnlyList<Finding> findings, SourceText source)
    {
        using var utf8 = Utf8Text.From(source);
        return utf8.SpansOf([.. findings.Select(static finding => finding.Range)]);
    }
}
