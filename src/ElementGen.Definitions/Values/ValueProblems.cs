namespace ElementGen.Definitions;

/// <summary>Why an entry cannot take a value.</summary>
internal enum ValueProblem
{
    /// <summary>No problem is known.</summary>
    None,

    /// <summary>The value is the mask that the platform shows in place of a secret. If it were sent, it would replace the secret.</summary>
    Masked,

    /// <summary>The entry takes <c>true</c> or <c>false</c>, and the value is neither.</summary>
    NotBoolean,

    /// <summary>The value is not one of the entry's options.</summary>
    NotOption,

    /// <summary>The platform or the provider calls this address, and it is not an absolute http or https URL.</summary>
    NotAddress,
}

/// <summary>
/// Tells which values an entry cannot take. A value may have any length: the number in a type's name is the width of a text box.
/// </summary>
internal static class ValueProblems
{
    /// <summary>The text that the platform, and <c>Secret</c>, show in place of a secret.</summary>
    public const string Mask = "********";

    /// <summary>The problem of <paramref name="text"/> as the value of <paramref name="entry"/>. "" is no value, so it has none.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="text">The value as it is sent.</param>
    public static ValueProblem Find(ConfigurationEntry entry, string text)
    {
        var kind = EntryKinds.KindOf(entry);
        return kind == EntryKind.Choice && text.Length > 0 && text != Mask && !IsOption(entry, text)
            ? ValueProblem.NotOption
            : Find(entry.Key, kind, text);
    }

    /// <summary>The same for an entry whose options are unknown, or may be outdated.</summary>
    /// <param name="key">The entry's key.</param>
    /// <param name="kind">The kind of value it takes.</param>
    /// <param name="text">The value as it is sent.</param>
    public static ValueProblem Find(string key, EntryKind kind, string text)
    {
        if (text.Length == 0)
            return ValueProblem.None;

        if (text == Mask)
            return ValueProblem.Masked;

        return kind switch
        {
            EntryKind.Boolean when !bool.TryParse(text, out _) => ValueProblem.NotBoolean,
            EntryKind.Text when IsCallback(key) && !IsAddress(text) => ValueProblem.NotAddress,
            _ => ValueProblem.None,
        };
    }

    /// <summary>The problem in words, to follow "the value is …".</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="problem"/> is <see cref="ValueProblem.None"/>.</exception>
    public static string Describe(ValueProblem problem) => problem switch
    {
        ValueProblem.Masked => "the mask that is shown in place of a secret",
        ValueProblem.NotBoolean => "neither true nor false",
        ValueProblem.NotOption => "not one of its options",
        ValueProblem.NotAddress => "not an absolute http or https URL",
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };

    /// <summary>What to do about the problem, in words.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="problem"/> is <see cref="ValueProblem.None"/>.</exception>
    public static string Advise(ValueProblem problem) => problem switch
    {
        ValueProblem.Masked => "give the secret itself, or leave the entry out",
        ValueProblem.NotBoolean => "write true or false",
        ValueProblem.NotOption => "use one exactly as in the definition",
        ValueProblem.NotAddress => "write the full URL, with https:// and the host",
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };

    // Other URLs are often incomplete: base URLs have {placeholders}, and a site can be just a host name.
    private static bool IsCallback(string key) =>
        WordEnumerator.Of(key.AsSpan()).ToList() is [.., var last, var word] && Is(last, "callback") && Is(word, "url");

    private static bool Is(string word, string expected) => string.Equals(word, expected, StringComparison.OrdinalIgnoreCase);

    // Text with braces is a template that is filled in before it is sent ("https://{host}/events", "${PUBLIC_URL}/events").
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
