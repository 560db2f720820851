using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.DefinitionFiles;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// Gathers what is wrong with one additional file, to report it at its places. A file that is wrong everywhere is one mistake, not a million: what
/// is added to a full report is left out.
/// </summary>
internal sealed class FileReport
{
    private const int Most = 100;

    private readonly List<(ByteRange Range, DiagnosticDescriptor Rule, ImmutableDictionary<string, string?> Properties, string[] Words)> _items = [];

    /// <summary>Whether nothing more is taken in.</summary>
    public bool IsFull => _items.Count >= Most;

    /// <summary>That <paramref name="file"/> cannot be read at all.</summary>
    public static Diagnostic Unreadable(DiagnosticDescriptor rule, AdditionalText file) =>
        rule.At(Location.Create(file.Path, default, default), "the file cannot be read");

    /// <summary>Adds that <paramref name="rule"/> is broken at <paramref name="range"/>.</summary>
    public void Add(ByteRange range, DiagnosticDescriptor rule, params string[] words) => Add(range, rule, isCurlyQuote: false, words);

    /// <summary>The same; <paramref name="isCurlyQuote"/> says that a curly quote stands there in place of a straight one.</summary>
    public void Add(ByteRange range, DiagnosticDescriptor rule, bool isCurlyQuote, params string[] words)
    {
        if (!IsFull)
            _items.Add((range, rule, isCurlyQuote ? CurlyQuote.Properties : ImmutableDictionary<string, string?>.Empty, words));
    }

    /// <summary>Reports everything at its place in <paramref name="source"/>, the text of <paramref name="file"/>, which is gone through once.</summary>
    public void Publish(AdditionalText file, SourceText source, Action<Diagnostic> report)
    {
        if (_items.Count == 0)
            return;

        var items = _items.OrderBy(static item => item.Range.Start).ToList();
        using var utf8 = Utf8Text.From(source);
        var spans = utf8.SpansOf(items.ConvertAll(static item => item.Range));
        for (var i = 0; i < items.Count; i++)
        {
            var location = Location.Create(file.Path, spans[i], source.Lines.GetLinePositionSpan(spans[i]));
            report(items[i].Rule.At(location, items[i].Properties, items[i].Words));
        }
    }
}
