namespace ElementGen.Definitions;

/// <summary>The kinds of values that entries take.</summary>
internal enum EntryKind
{
    /// <summary>Any text. An unknown type counts as text.</summary>
    Text,

    /// <summary>A text that must not be shown. The type says so, or the words at the end of the key.</summary>
    Secret,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>One of the entry's options.</summary>
    Choice,
}

/// <summary>Knows the platform's entry types, and which kind of value each stands for.</summary>
internal static class EntryKinds
{
    /// <summary>The type of an entry that is a secret.</summary>
    public const string Password = "PASSWORD";

    private static readonly string[] KnownTypes =
    [
        "TEXTFIELD_32", "TEXTFIELD_64", "TEXTFIELD_128", "TEXTFIELD_256", "TEXTFIELD_1000", "TEXTAREA", "CODE_EDITOR", "MULTISELECT",
        Password, "BOOLEAN", "BOOLEAN_YESNO", "COMBO",
    ];

    /// <summary>The kind of value that <paramref name="entry"/> takes. BOOLEAN and COMBO take precedence over secret words.</summary>
    public static EntryKind KindOf(ConfigurationEntry entry) => entry.Type switch
    {
        "BOOLEAN" or "BOOLEAN_YESNO" => EntryKind.Boolean,
        "COMBO" when HasChoice(entry) => EntryKind.Choice,
        Password => EntryKind.Secret,
        "COMBO" => EntryKind.Text,
        _ => SecretWords.EndIn(entry.Key) ? EntryKind.Secret : EntryKind.Text,
    };

    /// <summary>
    /// Whether <paramref name="entry"/> takes JSON, so that its value may be an object or an array (<c>event.poller.configuration</c>): its
    /// type is an area of text, or its default is JSON.
    /// </summary>
    public static bool TakesJson(ConfigurationEntry entry) =>
        entry.Type is "TEXTAREA" or "CODE_EDITOR" || entry.DefaultValue?.TrimStart() is ['{' or '[', ..];

    /// <summary>Whether <paramref name="type"/> is one the platform is known to use; any other is treated as text.</summary>
    public static bool IsKnown(string type) => Array.IndexOf(KnownTypes, type) >= 0;

    /// <summary>
    /// The known type that <paramref name="utf8"/> names; null for any other text. All entries then share one string for each type.
    /// </summary>
    public static string? KnownType(ReadOnlySpan<byte> utf8)
    {
        foreach (var type in KnownTypes)
        {
            if (IsText(type, utf8))
                return type;
        }

        return null;
    }

    private static bool IsText(string text, ReadOnlySpan<byte> utf8)
    {
        if (text.Length != utf8.Length)
            return false;

        // From the end, because the names of known types differ there.
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] != utf8[i])
                return false;
        }

        return true;
    }

    private static bool HasChoice(ConfigurationEntry entry)
    {
        foreach (var option in entry.Options)
        {
            if (option.Value.Length > 0)
                return true;
        }

        return false;
    }
}
