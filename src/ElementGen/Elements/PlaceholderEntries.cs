using ElementGen.Definitions;

namespace ElementGen;

/// <summary>Finds entries that still have the placeholder of a sample, such as <c>&lt;INSERT_PASSWORD&gt;</c>.</summary>
internal static class PlaceholderEntries
{
    /// <summary>The entries of <paramref name="configuration"/> whose value is a placeholder in angle brackets, in words.</summary>
    public static IReadOnlyList<string> In(ElementConfiguration configuration)
    {
        List<string>? found = null;
        var entries = configuration.Element.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            if (configuration.Supplied(i) is { } value && Placeholders.HaveBrackets(value))
                (found ??= []).Add($"{entries[i]}");
        }

        // Values that replace those of entries are among the ones above.
        foreach (var (key, value) in configuration.Additional)
        {
            if (value is not null && Placeholders.HaveBrackets(value.Reveal()) && !entries.Any(entry => entry.Key == key))
                (found ??= []).Add(ShownText.Of($"{key}"));
        }

        return found ?? (IReadOnlyList<string>)[];
    }
}
