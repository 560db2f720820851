namespace ElementGen.Definitions;

/// <summary>Why an entry cannot take a value.</summary>
public enum ValueFault
{
    /// <summary>Nothing is known against the value.</summary>
    None,

    /// <summary>It is the mask that the platform shows in place of a secret; sent back, it would replace the secret.</summary>
    Masked,

    /// <summary>The entry takes <c>true</c> or <c>false</c>.</summary>
    NotBoolean,

    /// <summary>It is none of the entry's options.</summary>
    NotOption,

    /// <summary>The platform or the provider calls this address, so it must be an absolute http or https one.</summary>
    NotAddress,
}

/// <summary>
/// The rule that tells which values an entry cannot take. Length is none of its business: the platform's types are the width of a text box.
/// </summary>
public static class ValueFaults
{
    /// <summary>What the platform, and <c>Secret</c>, show in place of a secret.</summary>
    public const string Mask = "********";

    /// <summary>What is wrong with <paramref name="text"/> as the value of <paramref name="entry"/>. "" is no value, and so never wrong.</summary>
    /// <param name="entry">The entry as its definition describes it.</param>
    /// <param name="text">The value as it is sent.</param>
    public static ValueFault Find(ConfigurationEntry entry, string text)
    {
        var kind = EntryKinds.KindOf(entry);
        return kind == EntryKind.Choice && text.Length > 0 && text != Mask && !IsOption(entry, text)
            ? ValueFault.NotOption
            : Find(entry.Key, kind, text);
    }

    /// <summary>The same for an entry whose options are not known, or to which any may have been added since.</summary>
    /// <param name="key">The entry's key.</param>
    /// <param name="kind">The kind of value it takes.</param>
    /// <param name="text">The value as it is sent.</param>
    public static ValueFault Find(string key, EntryKind kind, string text)
    {
        if (text.Length == 0)
            return ValueFault.None;

        if (text == Mask)
            return ValueFault.Masked;

        return kind switch
        {
            EntryKind.Boolean when !bool.TryParse(text, out _) => ValueFault.NotBoolean,
            EntryKind.Text when IsCallback(key) && !IsAddress(text) => ValueFault.NotAddress,
            _ => ValueFault.None,
        };
    }

    /// <summary>The words that say in a message what is wrong: "the value is …".</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fault"/> is <see cref="ValueFault.None"/> or no fault.</exception>
    public static string Describe(ValueFault fault) => fault switch
    {
        ValueFault.Masked => "the mask that is shown in place of a secret",
        ValueFault.NotBoolean => "neither true nor false",
        ValueFault.NotOption => "none of its options",
        ValueFault.NotAddress => "no absolute http or https URL",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    /// <summary>The words that say in a message what to do about it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fault"/> is <see cref="ValueFault.None"/> or no fault.</exception>
    public static string Advise(ValueFault fault) => fault switch
    {
        ValueFault.Masked => "give the secret itself, or leave the entry out",
        ValueFault.NotBoolean => "write true or false",
        ValueFault.NotOption => "write one of them as the definition does",
        ValueFault.NotAddress => "write the whole address, with https:// and the host",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    // Other URLs are often not whole: base URLs hold {placeholders}, and sites are given as a bare host.
    private static bool IsCallback(string key) =>
        KeyWords.Of(key.AsSpan()).ToList() is [.., var last, var word] && Is(last, "callback") && Is(word, "url");

    private static bool Is(string word, string expected) => string.Equals(word, expected, StringComparison.OrdinalIgnoreCase);

    // A template is filled in before it is sent ("https://{host}/events", "${PUBLIC_URL}/events").
    private static bool IsAddress(string text) =>
        text.Contains('{') || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");

    private static bool IsOption(ConfigurationEntry entry, string text)
    {
        foreach (var option in entry.Options)
        {
            if (option.Value == text)
                return true;
        }

        return false;
    }
}
