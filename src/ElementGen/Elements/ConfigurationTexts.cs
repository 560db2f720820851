using ElementGen.Definitions;

namespace ElementGen;

/// <summary>
/// Fills a configuration with texts from outside, and tells of every text that an entry cannot take. No message shows one.
/// </summary>
/// <param name="configuration">The configuration to fill.</param>
/// <param name="read">Gives the text of a name, or null.</param>
/// <param name="path">Where the texts are, for messages; "" when that has no name.</param>
internal sealed class ConfigurationTexts(ElementConfiguration configuration, Func<string, string?> read, string path)
{
    private readonly ElementDescriptor _element = configuration.Element;
    private readonly List<string> _problems = [];

    /// <summary>Reads every entry. Returns those that have no property.</summary>
    /// <exception cref="ElementConfigurationException">There are problems, or entries are missing.</exception>
    public AdditionalEntries ReadAll()
    {
        var additional = new Dictionary<string, string>(StringComparer.Ordinal);
        var refused = new HashSet<EntryDescriptor>();
        for (var i = 0; i < _element.Entries.Count; i++)
        {
            var entry = _element.Entries[i];
            if (Find(entry) is not (var name, var text))
                continue;

            if (ProblemOf(entry, text) is { } problem)
            {
                refused.Add(entry);
                _problems.Add($"{PathTo(name)} {problem}");
            }
            else if (entry.Property is null)
            {
                additional.Add(entry.Key, text);
            }
            else
            {
                configuration.Store(i, Canonical(entry, text));
            }
        }

        var filled = additional.Count == 0 ? configuration : configuration with { Additional = additional };
        var missing = _element.GetMissingEntries(filled).Where(entry => !refused.Contains(entry)).ToArray();
        if (_problems.Count == 0 && missing.Length == 0)
            return filled.Additional;

        throw new ElementConfigurationException(
            _element.Key, missing, [.. _problems, .. missing.Select(entry => $"{PathTo(entry.ToString())} is missing")]);
    }

    // Both names are looked up, because a section may be written by hand, with names of properties, or copied from a request body.
    private (string Name, string Text)? Find(EntryDescriptor entry)
    {
        var ofProperty = entry.Property is { } property && read(property) is { Length: > 0 } found ? found : null;
        var ofKey = entry.Key != entry.Property && read(entry.Key) is { Length: > 0 } other ? other : null;
        if (ofProperty is not null && ofKey is not null && ofProperty != ofKey)
        {
            _problems.Add($"{PathTo(entry.Property!)} and {PathTo(entry.Key)} differ, and stand for one entry: give one of them");
        }

        return ofProperty is not null ? (entry.Property!, ofProperty) : ofKey is not null ? (entry.Key, ofKey) : null;
    }

    private static string? ProblemOf(EntryDescriptor entry, string text)
    {
        if (ValueProblems.Find(entry.Key, entry.Kind, text) is not ValueProblem.None and var problem)
            return $"is {ValueProblems.Describe(problem)}: {ValueProblems.Advise(problem)}";

        return entry.Options is { } options && options.IndexOf(text) < 0
            ? $"is {ValueProblems.Describe(ValueProblem.NotOption)}, which are {options.Listed}"
            : null;
    }

    private static string Canonical(EntryDescriptor entry, string text) => entry switch
    {
        { IsBoolean: true } => bool.Parse(text) ? "true" : "false",
        { Options: { } options } => options.Texts[options.IndexOf(text)],
        _ => text,
    };

    private string PathTo(string name) => path.Length == 0 ? name : $"{path}:{name}";
}
