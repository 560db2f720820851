namespace ElementGen.Definitions;

/// <summary>Which keys name a secret, whatever type the definition gives them: many secrets are kept in plain text fields.</summary>
internal static class SecretWords
{
    private static readonly string[] Words = ["password", "secret", "token", "signature", "credential", "credentials", "apikey"];

    private static readonly string[] BeforeKey =
    [
        "private", "api", "transaction", "encryption", "signing", "subscription",
        // event.notification.signature.key: the key that signs, kept in a TEXTFIELD by most elements.
        "signature",
    ];

    /// <summary>
    /// Whether <paramref name="key"/> is the key of an OAuth client id. A client id is kept out of sight like a secret, but it may stand in
    /// code: providers show it in the address of every sign-in.
    /// </summary>
    public static bool IsClientId(string key) => key == "oauth.api.key";

    /// <summary>Whether <paramref name="key"/> ends in whole words that name a secret (<c>oauth.user.token</c>, not <c>token.url</c>).</summary>
    public static bool EndIn(string key) => EndIn(WordEnumerator.Of(key.AsSpan())) || (HasCapitals(key) && EndIn(WordEnumerator.SplittingRuns(key.AsSpan())));

    // Without capitals both ways of splitting give the same words.
    private static bool HasCapitals(string key)
    {
        foreach (var c in key)
        {
            if (char.IsUpper(c))
                return true;
        }

        return false;
    }

    private static bool EndIn(WordEnumerator words)
    {
        words = words.FromEnd();
        if (!words.MovePrevious())
            return false;

        return IsAny(words.Current, Words) || (Is(words.Current, "key") && words.MovePrevious() && IsAny(words.Current, BeforeKey));
    }

    private static bool IsAny(ReadOnlySpan<char> word, string[] expected)
    {
        foreach (var each in expected)
        {
            if (Is(word, each))
                return true;
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> word, string expected) =>
        word.Length == expected.Length && word.Equals(expected.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
