namespace ElementGen.Definitions;

/// <summary>Checks a request body against the definition of its element, by the rules that also hold in C# and at run time.</summary>
internal sealed class RequestBodyCheck
{
    private const int MostOptions = 10;

    // The key for access that was granted elsewhere. It belongs to the platform, so a definition need not list it.
    private const string RefreshToken = "oauth.user.refresh_token";

    private readonly RequestBody _body;
    private readonly ElementDefinition _definition;
    private readonly FindingList _findings;
    private readonly EntryFacts[] _facts;
    private readonly BodyValues _values;
    private readonly IReadOnlyList<int> _missing;
    private readonly string _element;

    private RequestBodyCheck(RequestBody body, ElementDefinition definition, string[] optional, FindingList findings)
    {
        _body = body;
        _definition = definition;
        _findings = findings;
        _facts = EntryFacts.Of(definition, optional);
        _values = BodyValues.Of(body, _facts);
        _missing = RequiredEntries.FindMissing(_facts, _values);
        _element = MessageText.Printable(definition.Key);
    }

    /// <summary>Adds to <paramref name="findings"/> what is wrong with <paramref name="body"/>.</summary>
    /// <param name="body">The body.</param>
    /// <param name="definition">The definition of its element.</param>
    /// <param name="optional">Keys of entries that callers need not supply, even if the definition requires them.</param>
    /// <param name="findings">The list that takes the findings.</param>
    public static void Check(RequestBody body, ElementDefinition definition, string[] optional, FindingList findings)
    {
        var check = new RequestBodyCheck(body, definition, optional, findings);
        check.AddMissing();
        foreach (var value in body.Values.TakeWhile(_ => !findings.IsFull))
            check.Add(value);

        check.AddMisplacedEntries();
        GrantCheck.Check(body, definition, check._facts, check._values, findings);
    }

    private void AddMissing()
    {
        if (_missing.Count == 0)
            return;

        var names = string.Join(", ", _missing.Select(index => MessageText.Printable(_facts[index].Key)));
        var meant = SelectedGroups.Meant(_facts, _values);
        _findings.Add(FileRules.InstanceLacksEntries.At(
            _body.ConfigurationRange ?? _body.ElementRange,
            MessageText.CountOfEntries(_missing.Count),
            _element,
            meant is null
                ? names
                : $"{names}; or set {ControlsOf(meant)} to {MessageText.Quote(meant)}, the group that the body has entries of"));
    }

    private void Add(BodyValue value)
    {
        var index = _values.IndexOf(value.Key);
        if (index < 0)
        {
            if (_body.HasExternalAuthentication && value.Key == RefreshToken)
                return;

            _findings.Add(FileRules.InstanceHasUnknownKey.At(
                value.KeyRange, MessageText.Quote(_definition.Key), MessageText.Quote(value.Key), AdviceOn(value.Key)));
        }
        else if (value.Structure is { } structure)
        {
            if (!EntryKinds.TakesJson(_definition.Entries[index]))
                AddUnsuitable(value, $"a configuration is flat: expected a string, not {structure}");
        }
        else if (value.Value.Text is { Length: > 0 } text)
        {
            Add(value, text, index);
        }
    }

    private void Add(BodyValue value, string text, int index)
    {
        if (_facts[index].Group is { } group && !RequiredEntries.MayBeSelected(_facts, group, _values))
        {
            _findings.Add(FileRules.InstanceHasUnselectedEntry.At(
                value.KeyRange,
                MessageText.Quote(value.Key),
                MessageText.Printable(group),
                SelectedGroups.Describe(_facts, _values),
                ControlsOf(group)));
            return;
        }

        if (Placeholders.Contain(text) && _facts[index].MustSupply && RequiredEntries.Applies(_facts, index, _values))
        {
            _findings.Add(FileRules.InstanceHasPlaceholder.At(value.ValueRange, MessageText.Quote(value.Key), _element));
            return;
        }

        var problem = ValueProblems.Find(_definition.Entries[index], text);
        if (problem != ValueProblem.None)
            AddUnsuitable(value, Describe(problem, _definition.Entries[index], text));
    }

    private void AddUnsuitable(BodyValue value, string why) =>
        _findings.Add(FileRules.InstanceHasUnsuitableValue.At(value.ValueRange, MessageText.Quote(value.Key), why));

    // Entries of the element that stand beside the configuration instead of in it.
    private void AddMisplacedEntries()
    {
        foreach (var (key, range) in _body.OtherMembers)
        {
            if (_values.IndexOf(key) >= 0)
            {
                _findings.Add(FileRules.InstanceHasUnknownKey.At(
                    range, "The top level", MessageText.Quote(key), "move it into 'configuration'"));
            }
        }
    }

    private string AdviceOn(string key) => key is "tags" or "name" or "providerData"
        ? "it belongs beside 'configuration', not in it"
        : NearestKey.Advise(
            key, [.. _missing.Select(index => _facts[index].Key)], [.. _definition.Entries.Select(static entry => entry.Key)]);

    private string ControlsOf(string group) => string.Join(" or ", _definition.Entries
        .Where(entry => entry.Active && entry.Options.Any(option => string.Equals(option.Value, group, StringComparison.OrdinalIgnoreCase)))
        .Select(static entry => MessageText.Quote(entry.Key)));

    private static string Describe(ValueProblem problem, ConfigurationEntry entry, string text)
    {
        var wrong = $"it is {ValueProblems.Describe(problem)}";
        if (problem != ValueProblem.NotOption)
            return $"{wrong}; {ValueProblems.Advise(problem)}";

        var options = entry.Options.Where(static option => option.Value.Length > 0).ToList();
        if (options.Find(option => string.Equals(option.Value, text, StringComparison.OrdinalIgnoreCase)) is { } spelled)
            return $"{wrong} by its case; write {MessageText.Quote(spelled.Value)}";

        var listed = string.Join(", ", options.Take(MostOptions).Select(static option => MessageText.Quote(option.Value)));
        return $"{wrong} {listed}{(options.Count > MostOptions ? ", …" : "")}";
    }
}
