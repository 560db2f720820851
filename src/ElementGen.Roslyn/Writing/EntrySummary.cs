using ElementGen.Definitions;

namespace ElementGen.Roslyn.Writing;

/// <summary>The summary of a property: the entry's label, whether it is needed, and what to put.</summary>
internal static class EntrySummary
{
    private const string Required = " (required";

    /// <summary>Writes whether the entry is needed, and when.</summary>
    public static void WriteNeed(SourceWriter writer, EntryFacts facts)
    {
        // Most entries: what is not said to be needed may be left out.
        if (facts is { MustSupply: false, Group: null })
            return;

        writer.Append(facts.MustSupply ? Required : " (only");
        if (facts is { MustSupply: true, OnlyWithGrant: true })
            writer.Append(" with an OAuth grant");
        if (facts.Group is { } group)
            writer.Part($" in group '{new XmlText(group)}'");

        writer.Append(')');
    }

    /// <summary>The label in the summary of an entry that must be supplied.</summary>
    public static string LabelIn(string summary)
    {
        var need = summary.IndexOf(Required, StringComparison.Ordinal);
        return need < 0 ? summary : summary.Substring(0, need).TrimEnd();
    }
}
