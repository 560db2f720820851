using System.Globalization;
using ElementGen.Definitions;
using ElementGen.Roslyn.DefinitionFiles;
using ElementGen.Roslyn.InstanceFiles;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Analysis;

/// <summary>Gathers what is wrong with one instance file, in the words of the rules. No value of the file goes into a message.</summary>
internal sealed class InstanceReport
{
    // A file that is wrong everywhere is one mistake, not a million.
    private const int Most = 100;

    private const int MostOptions = 10;

    private readonly List<(ByteRange Range, DiagnosticDescriptor Rule, bool IsCurlyQuote, object[] Arguments)> _items = [];

    /// <summary>Whether nothing more is taken in.</summary>
    public bool IsFull => _items.Count >= Most;

    /// <summary>The report of a file that cannot be read at all.</summary>
    public static Diagnostic OfUnreadable(InstanceText file) =>
        Diagnostic.Create(Rule.InstanceNotJson, Location.Create(file.Text.Path, default, default), "the file cannot be read");

    /// <summary>Adds a mistake that is seen without a definition.</summary>
    public void Add(InstanceProblem problem)
    {
        switch (problem.Kind)
        {
            case InstanceProblemKind.NotJson:
                _items.Add((problem.Range, Rule.InstanceNotJson, problem.IsCurlyQuote, [problem.Message]));
                break;
            case InstanceProblemKind.NoElement:
                Add(problem.Range, Rule.InstanceOfUnknownElement, problem.Message);
                break;
            case InstanceProblemKind.UnsuitableValue:
                Add(problem.Range, Rule.InstanceHasUnsuitableValue, JsonToken.Quote(problem.Name ?? ""), problem.Message);
                break;
        }
    }

    /// <summary>Adds that no definition has the key which <paramref name="body"/> names.</summary>
    public void Add(InstanceBody body, string key, UnknownKey unknown) =>
        Add(body.ElementKeyRange, Rule.InstanceOfUnknownElement, $"no definition has the key {JsonToken.Quote(key)}; {unknown.Advice}");

    /// <summary>Adds a mistake that <paramref name="definition"/> shows.</summary>
    public void Add(InstanceFinding finding, ElementDefinition definition)
    {
        var element = JsonToken.Printable(definition.Key);
        var key = JsonToken.Quote(finding.Keys[0]);
        switch (finding.Kind)
        {
            case InstanceFindingKind.MissingEntries:
                var count = finding.Keys.Count;
                Add(
                    finding.Range,
                    Rule.InstanceLacksEntries,
                    count == 1 ? "an entry" : $"{count.ToString(CultureInfo.InvariantCulture)} entries",
                    element,
                    string.Join(", ", finding.Keys.Select(JsonToken.Printable)));
                break;
            case InstanceFindingKind.UnknownKey:
                Add(finding.Range, Rule.InstanceHasUnknownKey, element, key, AdviceOn(finding.Keys[0], definition));
                break;
            case InstanceFindingKind.Placeholder:
                Add(finding.Range, Rule.InstanceHasPlaceholder, key, element);
                break;
            case InstanceFindingKind.UnsuitableValue:
                Add(finding.Range, Rule.InstanceHasUnsuitableValue, key, Describe(finding, definition));
                break;
        }
    }

    /// <summary>Reports everything at its place in <paramref name="source"/>, the text of <paramref name="file"/>.</summary>
    public void Publish(InstanceText file, SourceText source, Action<Diagnostic> report)
    {
        if (_items.Count == 0)
            return;

        var items = _items.OrderBy(static item => item.Range.Start).ToList();
        using var utf8 = Utf8Text.From(source);
        var spans = utf8.SpansOf(items.ConvertAll(static item => item.Range));
        for (var i = 0; i < items.Count; i++)
        {
            var location = Location.Create(file.Text.Path, spans[i], source.Lines.GetLinePositionSpan(spans[i]));
            report(Diagnostic.Create(items[i].Rule, location, items[i].IsCurlyQuote ? CurlyQuote.Properties : null, items[i].Arguments));
        }
    }

    private static string AdviceOn(string key, ElementDefinition definition) =>
        NearestText.Find(key, definition.Entries.Select(static entry => entry.Key)) is { } nearest
            ? $"the nearest is {JsonToken.Quote(nearest)}"
            : "remove it, or take the definition anew if the entry is a new one";

    private static string Describe(InstanceFinding finding, ElementDefinition definition)
    {
        var wrong = $"it is {ValueFaults.Describe(finding.Fault)}";
        if (finding.Fault != ValueFault.NotOption)
            return $"{wrong}; {ValueFaults.Advise(finding.Fault)}";

        var options = definition.Entries.First(entry => entry.Key == finding.Keys[0]).Options.Where(static option => option.Value.Length > 0).ToList();
        var listed = string.Join(", ", options.Take(MostOptions).Select(static option => JsonToken.Quote(option.Value)));
        return $"{wrong}, {listed}{(options.Count > MostOptions ? ", …" : "")}";
    }

    private void Add(ByteRange range, DiagnosticDescriptor rule, params object[] arguments)
    {
        if (!IsFull)
            _items.Add((range, rule, false, arguments));
    }
}
