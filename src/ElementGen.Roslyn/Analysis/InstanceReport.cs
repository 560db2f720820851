using System.Globalization;
using ElementGen.Definitions;
using ElementGen.Roslyn.InstanceFiles;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Analysis;

/// <summary>Gathers what is wrong with one instance file, in the words of the rules. No value of the file goes into a message.</summary>
internal sealed class InstanceReport
{
    private const int MostOptions = 10;

    private readonly FileReport _report = new();

    /// <summary>Whether nothing more is taken in.</summary>
    public bool IsFull => _report.IsFull;

    /// <summary>Adds a mistake that is seen without a definition.</summary>
    public void Add(InstanceProblem problem)
    {
        switch (problem.Kind)
        {
            case InstanceProblemKind.NotJson:
                _report.Add(problem.Range, Rule.InstanceNotJson, problem.IsCurlyQuote, problem.Message);
                break;
            case InstanceProblemKind.NoElement:
                _report.Add(problem.Range, Rule.InstanceOfUnknownElement, problem.Message);
                break;
            case InstanceProblemKind.UnsuitableValue:
                _report.Add(problem.Range, Rule.InstanceHasUnsuitableValue, JsonToken.Quote(problem.Name ?? ""), problem.Message);
                break;
        }
    }

    /// <summary>Adds that no definition has the key which <paramref name="body"/> names.</summary>
    public void Add(InstanceBody body, string key, UnknownKey unknown) =>
        _report.Add(body.ElementKeyRange, Rule.InstanceOfUnknownElement, $"no definition has the key {JsonToken.Quote(key)}; {unknown.Advice}");

    /// <summary>Adds a mistake that <paramref name="definition"/> shows.</summary>
    public void Add(InstanceFinding finding, ElementDefinition definition)
    {
        var element = JsonToken.Printable(definition.Key);
        var key = JsonToken.Quote(finding.Keys[0]);
        switch (finding.Kind)
        {
            case InstanceFindingKind.MissingEntries:
                var count = finding.Keys.Count;
                _report.Add(
                    finding.Range,
                    Rule.InstanceLacksEntries,
                    count == 1 ? "an entry" : $"{count.ToString(CultureInfo.InvariantCulture)} entries",
                    element,
                    string.Join(", ", finding.Keys.Select(JsonToken.Printable)));
                break;
            case InstanceFindingKind.UnknownKey:
                _report.Add(finding.Range, Rule.InstanceHasUnknownKey, element, key, AdviceOn(finding.Keys[0], definition));
                break;
            case InstanceFindingKind.Placeholder:
                _report.Add(finding.Range, Rule.InstanceHasPlaceholder, key, element);
                break;
            case InstanceFindingKind.UnsuitableValue:
                _report.Add(finding.Range, Rule.InstanceHasUnsuitableValue, key, Describe(finding, definition));
                break;
        }
    }

    /// <summary>Reports everything at its place in <paramref name="source"/>, the text of <paramref name="file"/>.</summary>
    public void Publish(InstanceText file, SourceText source, Action<Diagnostic> report) => _report.Publish(file.Text, source, report);

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
}
