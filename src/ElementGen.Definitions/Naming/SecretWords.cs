namespace ElementGen.Definitions;

/// <summary>Which keys name a secret, whatever type the definition gives them: many secrets are kept in plain text fields.</summary>
public static class SecretWords
{
    private static readonly (string? BeforeLast, string Last)[] Endings =
    [
        (null, "password"), (null, "secret"), (null, "token"), (null, "signature"), (null, "credential"), (null, "credentials"), (null, "apikey"),
        ("private", "key"), ("api", "key"), ("transaction", "key"), ("encryption", "key"), ("signing", "key"), ("subscription", "key"),
        // event.notification.signature.key: the key that signs, kept in a TEXTFIELD by most elements.
        ("signature", "key"),
    ];

    /// <summary>
    /// Whether <paramref name="key"/> is that of an OAuth client id. It is kept out of sight like a secret, but providers show it in the
    /// address of every sign-in, so it may stand in code.
    /// </summary>
    public static bool IsClientId(string key) => key == "oauth.api.key";

    /// <summary>Whether <paramref name="key"/> ends in whole words that name a secret (<c>oauth.user.token</c>, not <c>token.url</c>).</summary>
    public static bool EndIn(string key) => EndIn(KeyWords.Of(key.AsSpan())) || (HasCapitals(key) && EndIn(KeyWords.OfRuns(key.AsSpan())));

    // Without them the words are the same, whatever becomes of runs.
    private static bool HasCapitals(string key)
    {
        foreach (var c in key)
        {
            if (char.IsUpper(c))
                return true;
        }

        return false;
    }

    private static bool EndIn(KeyWords words)
    {
        words = words.FromEnd();
        var last = words.MovePrevious() ? words.Current : default;
        var beforeLast = words.MovePrevious() ? words.Current : default;
        foreach (var ending in Endings)
        {
            if (Is(last, ending.Last) && (ending.BeforeLast is null || Is(beforeLast, ending.BeforeLast)))
                return true;
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> word, string expected) =>
        word.Length == expected.Length && word.Equals(expected.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
