using ElementGen.Definitions;

namespace ElementGen;

/// <summary>Finds entries that still have the placeholder of a sample, such as <c>&lt;INSERT_PASSWORD&gt;</c>.</summary>
internal static class PlaceholderEntries
{
    /// <summary>The entries of <paramref name="configuration"/> whose value is a placeholder in angle brackets.</summary>
    public static IReadOnlyList<EntryDescriptor> In(ElementConfiguration configuration)
    {
        List<EntryDescriptor>? found = null;
        var entries = configuration.Element.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            if (configuration.Supplied(i) is { } value && Placeholders.HaveBrackets(value))
                (found ??= []).Add(entries[i]);
        }

        return found ?? (IReadOnlyList<EntryDescriptor>)[];
    }
}
