using ElementGen.Definitions;

namespace ElementGen;

/// <summary>
/// The configuration that an instance has, as far as the platform shows it, and what a changed one has to send. The platform shows a mask
/// in place of a secret: that value is unknown, and never sent back.
/// </summary>
/// <typeparam name="T">The element's configuration record.</typeparam>
internal sealed class InstanceConfiguration<T>
    where T : ElementConfiguration
{
    private readonly HashSet<string> _masked = new(StringComparer.Ordinal);

    private InstanceConfiguration(T shown) => Shown = shown;

    /// <summary>
    /// What the platform shows; secrets are null. Values that have no property, or that their property cannot take, are in
    /// <see cref="ElementConfiguration.Additional"/>.
    /// </summary>
    public T Shown { get; private set; }

    /// <summary>Reads a configuration by key.</summary>
    /// <param name="empty">A configuration to fill.</param>
    /// <param name="values">What the platform shows.</param>
    public static InstanceConfiguration<T> Read(T empty, IEnumerable<KeyValuePair<string, string?>> values)
    {
        var read = new InstanceConfiguration<T>(empty);
        var additional = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            if (string.IsNullOrEmpty(value))
                continue;

            var index = empty.Element.IndexOf(key);
            var entry = index < 0 ? null : empty.Element.Entries[index];
            if (value == ValueProblems.Mask || entry is { IsSecret: true } || (entry is null && SecretWords.EndIn(key)))
                read._masked.Add(key);
            else if (entry?.Property is not null && TakenBy(entry, value) is { } text)
                empty.Store(index, text);
            else
                additional[key] = value;
        }

        if (additional.Count > 0)
            read.Shown = empty with { Additional = additional };

        return read;
    }

    /// <summary>The values that lead from the configuration to <paramref name="changed"/>, by key; "" takes a value away.</summary>
    /// <exception cref="ElementConfigurationException">
    /// A value is a mask or a placeholder, or the change leaves out what must be supplied.
    /// </exception>
    public AdditionalEntries ChangesTo(T changed)
    {
        var changes = new Dictionary<string, string>(StringComparer.Ordinal);
        var element = changed.Element;
        var unlisted = changed.Additional.Keys.Where(key => !element.Lists(key));
        foreach (var key in element.Entries.Select(static entry => entry.Key).Concat(unlisted))
        {
            var (before, after) = (Shown.SuppliedTo(key), changed.SuppliedTo(key));
            // A value that the property could not take stands in Additional, which wins. Whoever sets the property means to replace it.
            if (after is not null && after == before && changed.PropertyTextOf(key) is { } set && changed.Additional.ContainsKey(key))
                after = set;

            // Null means "not supplied", here as everywhere. Only "" takes a value away.
            var takesSecretAway = after is "" && _masked.Contains(key);
            if (after is null || (after == (before ?? "") && !takesSecretAway))
                continue;

            changes[key] = after;
        }

        ThrowIfUnusable(element, changes);
        ThrowIfIncomplete(changed, changes);
        return changes;
    }

    private static string? TakenBy(EntryDescriptor entry, string value) => entry switch
    {
        { IsBoolean: true } => bool.TryParse(value, out var boolean) ? (boolean ? "true" : "false") : null,
        { Options: { } options } => options.IndexOf(value) is >= 0 and var option ? options.Texts[option] : null,
        _ => value,
    };

    private static void ThrowIfUnusable(ElementDescriptor element, Dictionary<string, string> changes)
    {
        var problems = changes
            .Where(static change => change.Value == ValueProblems.Mask || Placeholders.HaveBrackets(change.Value))
            .Select(change => (Name: NameOf(element, change.Key), IsMask: change.Value == ValueProblems.Mask))
            .Select(static each => $"{each.Name} is {(each.IsMask ? ValueProblems.Describe(ValueProblem.Masked) : "a placeholder")}")
            .ToArray();
        if (problems.Length > 0)
            throw ElementConfigurationException.NotUpdated(element.Key, [], problems);
    }

    // What the platform does not show may be there: only what the change itself takes away, or newly asks for, is known to be missing.
    private void ThrowIfIncomplete(T changed, Dictionary<string, string> changes)
    {
        var element = changed.Element;
        var before = (ElementConfiguration)Shown;
        foreach (var key in _masked)
            before = before.With(key, ValueProblems.Mask);

        var after = before;
        foreach (var (key, value) in changes)
            after = after.With(key, value);

        var missing = element.GetMissingEntries(after)
            .Except(element.GetMissingEntries(before))
            .Concat(element.Entries.Where(entry =>
                entry.IsAlwaysRequired
                && string.IsNullOrEmpty(changed.SuppliedTo(entry.Key))
                && (Shown.SuppliedTo(entry.Key) is { Length: > 0 } || changed.WasEmptied(entry.Key))))
            .Distinct()
            .ToArray();
        if (missing.Length > 0)
        {
            throw ElementConfigurationException.NotUpdated(
                element.Key, missing, [.. missing.Select(static entry => $"{entry} is missing")]);
        }
    }

    private static string NameOf(ElementDescriptor element, string key) =>
        element.IndexOf(key) is >= 0 and var index ? $"{element.Entries[index]}" : ShownText.Of(key);
}
