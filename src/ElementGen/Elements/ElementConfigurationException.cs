namespace ElementGen;

/// <summary>A configuration lacks entries that the caller must supply. Nothing was sent.</summary>
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
    }

    /// <summary>The element's key (<c>infobip</c>).</summary>
    public string ElementKey { get; }

    /// <summary>The entries that are missing, in the order of the element's entries.</summary>
    public IReadOnlyList<EntryDescriptor> MissingEntries { get; }

    private static string Describe(string elementKey, IReadOnlyList<EntryDescriptor> missingEntries)
    {
        ArgumentNullException.ThrowIfNull(missingEntries);
        return $"The configuration of '{elementKey}' lacks what must be supplied: {string.Join(", ", missingEntries)}. Nothing was sent.";
    }
}
