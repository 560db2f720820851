namespace ElementGen.Definitions;

/// <summary>Checks a request body against the definition of its element, by the same rules as C# code and the runtime library.</summary>
internal static class RequestBodyCheck
{
    private const int MostOptions = 10;

    // The key for access that was granted elsewhere. It belongs to the platform, so a definition need not list it.
    private const string RefreshToken = "oauth.user.refresh_token";

    /// <summary>Adds the findings about <paramref name="body"/> to <paramref name="findings"/>.</summary>
    /// <param name="body">The body.</param>
    /// <param name="definition">The definition of its element.</param>
    /// <param name="optional">Keys of entries that callers need not supply, even if the definition requires them.</param>
    /// <param name="findings">The list that takes the findings.</param>
    public static void Check(RequestBody body, ElementDefinition definition, string[] optional, FindingList findings)
    {
        var facts = EntryFacts.Of(definition, optional);
        var values = SuppliedValues.Of(body, facts);
        var missing = RequiredEntries.FindMissing(facts, values);
        if (missing.Count > 0)
        {
            findings.Add(FileRules.InstanceLacksEntries.At(
                body.ConfigurationRange ?? body.ElementRange,
                MessageText.CountOfEntries(missing.Count),
                MessageText.Printable(definition.Key),
                string.Join(", ", missing.Select(index => MessageText.Printable(facts[index].Key)))));
        }

        foreach (var value in body.Values.TakeWhile(_ => !findings.IsFull))
        {
            if (Check(value, body, definition, facts, values) is { } finding)
                findings.Add(finding);
        }
    }

    private static Finding? Check(
        BodyValue value, RequestBody body, ElementDefinition definition, EntryFacts[] facts, SuppliedValues values)
    {
        var index = values.IndexOf(value.Key);
        if (index < 0)
            return body.HasExternalAuthentication && value.Key == RefreshToken ? null : UnknownKey(value, definition);

        if (value.Value.Text is not { Length: > 0 } text)
            return null;

        if (Placeholders.Contain(text) && facts[index].MustSupply && RequiredEntries.Applies(facts, index, values))
        {
            return FileRules.InstanceHasPlaceholder.At(
                value.ValueRange, MessageText.Quote(value.Key), MessageText.Printable(definition.Key));
        }

        var problem = ValueProblems.Find(definition.Entries[index], text);
        return problem == ValueProblem.None
            ? null
            : FileRules.InstanceHasUnsuitableValue.At(
                value.ValueRange, MessageText.Quote(value.Key), Describe(problem, definition.Entries[index]));
    }

    private static Finding UnknownKey(BodyValue value, ElementDefinition definition)
    {
        var nearest = NearestText.Find(value.Key, definition.Entries.Select(static entry => entry.Key));
        var advice = nearest is null
            ? "remove it, or download the definition again if the entry is new"
            : $"the nearest is {MessageText.Quote(nearest)}";
        return FileRules.InstanceHasUnknownKey.At(
            value.KeyRange, MessageText.Printable(definition.Key), MessageText.Quote(value.Key), advice);
    }

    private static string Describe(ValueProblem problem, ConfigurationEntry entry)
    {
        var wrong = $"it is {ValueProblems.Describe(problem)}";
        if (problem != ValueProblem.NotOption)
            return $"{wrong}; {ValueProblems.Advise(problem)}";

        var options = entry.Options.Where(static option => option.Value.Length > 0).ToList();
        var listed = string.Join(", ", options.Take(MostOptions).Select(static option => MessageText.Quote(option.Value)));
        return $"{wrong} {listed}{(options.Count > MostOptions ? ", …" : "")}";
    }

    /// <summary>The values of a body, by the positions of the entries.</summary>
    private readonly struct SuppliedValues : IEntryValues
    {
        private readonly EntryValue[] _values;
        private readonly Dictionary<string, int> _positions;

        private SuppliedValues(EntryValue[] values, Dictionary<string, int> positions)
        {
            _values = values;
            _positions = positions;
        }

        public EntryValue this[int index] => _values[index];

        public static SuppliedValues Of(RequestBody body, EntryFacts[] facts)
        {
            var positions = new Dictionary<string, int>(facts.Length, StringComparer.Ordinal);
            for (var i = 0; i < facts.Length; i++)
                positions[facts[i].Key] = i;

            var supplied = new SuppliedValues(new EntryValue[facts.Length], positions);
            foreach (var value in body.Values)
            {
                if (supplied.IndexOf(value.Key) is >= 0 and var index && value.Value.IsSupplied)
                    supplied.Add(index, value.Value);
            }

            return supplied;
        }

        /// <summary>The position of the entry with <paramref name="key"/>; -1 when there is none.</summary>
        public int IndexOf(string key) => _positions.TryGetValue(key, out var index) ? index : -1;

        // If a key has two different values, it is unknown which one the platform takes.
        private void Add(int index, EntryValue value) =>
            _values[index] = _values[index].IsSupplied && _values[index] != value ? EntryValue.Unknown : value;
    }
}
