namespace ElementGen;

/// <summary>
/// A configuration lacks entries that the caller must supply, has placeholders, or was read from texts that its entries cannot take.
/// Nothing was sent.
/// </summary>
public sealed class ElementConfigurationException : ElementGenException
{
    /// <summary>Names what is missing.</summary>
    /// <param name="elementKey">The element's key.</param>
    /// <param name="missingEntries">The missing entries, at least one.</param>
    public ElementConfigurationException(string elementKey, IReadOnlyList<EntryDescriptor> missingEntries)
        : base(Describe(elementKey, missingEntries))
    {
        ElementKey = elementKey;
        MissingEntries = missingEntries;
        Problems = Array.AsReadOnly(missingEntries.Select(static entry => $"{entry} is missing").ToArray());
    }

    internal ElementConfigurationException(string elementKey, IReadOnlyList<EntryDescriptor> missingEntries, string[] problems)
        : base($"The configuration of '{elementKey}' cannot be read: {string.Join("; ", problems)}. Nothing was sent.")
    {
        ElementKey = elementKey;
        MissingEntries = missingEntries;
        Problems = Array.AsReadOnly(problems);
    }

    private ElementConfigurationException(
        string message, string elementKey, IReadOnlyList<EntryDescriptor> missingEntries, string[] problems)
        : base(message)
    {
        ElementKey = elementKey;
        MissingEntries = missingEntries;
        Problems = Array.AsReadOnly(problems);
    }

    /// <summary>The element's key (<c>infobip</c>).</summary>
    public string ElementKey { get; }

    /// <summary>The entries that are missing, in the order of the element's entries; empty when none is.</summary>
    public IReadOnlyList<EntryDescriptor> MissingEntries { get; }

    /// <summary>
    /// Each problem in words, without a value: an entry that is missing or a placeholder, a text that its entry cannot take. Where the
    /// configuration was read from texts, each begins with its path (<c>Connectors:Sms:Username</c>).
    /// </summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>For entries that still have the placeholder of a sample.</summary>
    internal static ElementConfigurationException WithPlaceholders(string elementKey, IReadOnlyList<string> entries) =>
        new(
            $"The configuration of '{elementKey}' has placeholders where values belong: {string.Join(", ", entries)}. "
                + "Give the real values; nothing was sent.",
            elementKey,
            [],
            [.. entries.Select(static entry => $"{entry} is a placeholder")]);

    /// <summary>For a change of an instance's configuration that would leave it without what it needs.</summary>
    internal static ElementConfigurationException NotUpdated(
        string elementKey, IReadOnlyList<EntryDescriptor> missingEntries, string[] problems) =>
        new(
            $"The changed configuration of '{elementKey}' cannot be sent: {ShownText.Of(string.Join("; ", problems))}. "
                + "Nothing was changed.",
            elementKey,
            missingEntries,
            problems);

    private static string Describe(string elementKey, IReadOnlyList<EntryDescriptor> missingEntries)
    {
        ArgumentNullException.ThrowIfNull(missingEntries);
        return $"The configuration of '{elementKey}' lacks what must be supplied: {string.Join(", ", missingEntries)}. Nothing was sent.";
    }
}
