namespace ElementGen.Definitions;

/// <summary>Checks the body of a request against the definition of its element, by the rules that hold for configurations in C# and at run time.</summary>
public static class InstanceCheck
{
    /// <summary>The entry with which an access that was granted elsewhere is taken over; the platform's own, so no definition need list it.</summary>
    private const string RefreshToken = "oauth.user.refresh_token";

    /// <summary>What is wrong with <paramref name="body"/>: first the entries it lacks, then the rest in the text's order.</summary>
    /// <param name="body">The body.</param>
    /// <param name="definition">The definition of its element.</param>
    /// <param name="optional">The keys of entries that need not be supplied, whatever the definition says.</param>
    public static IEnumerable<InstanceFinding> Find(InstanceBody body, ElementDefinition definition, IReadOnlyCollection<string> optional)
    {
        var requirements = RequirementsOf(definition, optional);
        var values = SuppliedValues.Of(body, requirements);
        var missing = RequiredEntries.FindMissing(requirements, values);
        if (missing.Count > 0)
        {
            yield return new InstanceFinding(
                InstanceFindingKind.MissingEntries,
                body.ConfigurationRange ?? body.ElementRange,
                [.. missing.Select(index => requirements[index].Key)]);
        }

        foreach (var value in body.Values)
        {
            if (Check(value, body, definition, requirements, values) is { } finding)
                yield return finding;
        }
    }

    private static InstanceFinding? Check(
        InstanceValue value, InstanceBody body, ElementDefinition definition, EntryRequirement[] requirements, SuppliedValues values)
    {
        var index = values.IndexOf(value.Key);
        if (index < 0)
        {
            return body.HasExternalAuthentication && value.Key == RefreshToken
                ? null
                : new InstanceFinding(InstanceFindingKind.UnknownKey, value.KeyRange, [value.Key]);
        }

        if (value.Value.Text is not { Length: > 0 } text)
            return null;

        if (Placeholders.Contain(text) && requirements[index].MustSupply && RequiredEntries.Counts(requirements, index, values))
            return new InstanceFinding(InstanceFindingKind.Placeholder, value.ValueRange, [value.Key]);

        var fault = ValueFaults.Find(definition.Entries[index], text);
        return fault == ValueFault.None ? null : new InstanceFinding(InstanceFindingKind.UnsuitableValue, value.ValueRange, [value.Key], fault);
    }

    private static EntryRequirement[] RequirementsOf(ElementDefinition definition, IReadOnlyCollection<string> optional)
    {
        var requirements = EntryRequirement.Of(definition);
        for (var i = 0; i < requirements.Length; i++)
        {
            if (requirements[i].MustSupply && optional.Contains(requirements[i].Key, StringComparer.Ordinal))
                requirements[i] = requirements[i] with { MustSupply = false };
        }

        return requirements;
    }

    /// <summary>A body's values by the positions of the requirements.</summary>
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

        public static SuppliedValues Of(InstanceBody body, EntryRequirement[] requirements)
        {
            var supplied = new SuppliedValues(new EntryValue[requirements.Length], new Dictionary<string, int>(requirements.Length, StringComparer.Ordinal));
            for (var i = 0; i < requirements.Length; i++)
                supplied._positions[requirements[i].Key] = i;

            foreach (var value in body.Values)
            {
                if (supplied.IndexOf(value.Key) is >= 0 and var index && value.Value.IsSupplied)
                    supplied.Add(index, value.Value);
            }

            return supplied;
        }

        /// <summary>The position of the entry with <paramref name="key"/>; -1 when the definition lists none.</summary>
        public int IndexOf(string key) => _positions.TryGetValue(key, out var index) ? index : -1;

        // Which of two values counts, nobody can tell.
        private void Add(int index, EntryValue value) =>
            _values[index] = _values[index].IsSupplied && _values[index] != value ? EntryValue.Unknown : value;
    }
}
