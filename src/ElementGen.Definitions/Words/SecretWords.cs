namespace ElementGen.Definitions;

/// <summary>Tells from a key's words whether it names a secret. The type is not enough: many secrets are in plain text fields.</summary>
internal static class SecretWords
{
    private static readonly string[] Words = ["password", "secret", "token", "signature", "credential", "credentials", "apikey"];

    private static readonly string[] BeforeKey =
    [
        "private", "api", "transaction", "encryption", "signing", "subscription",
        // For event.notification.signature.key, the signing key. In most elements it is a TEXTFIELD.
        "signature",
    ];

    /// <summary>
    /// Whether <paramref name="key"/> is the key of an OAuth client id. A client id is masked like a secret, but may be written in code,
    /// because providers show it in the address of every sign-in.
    /// </summary>
    public static bool IsClientId(string key) => key == "oauth.api.key";

    /// <summary>Whether the last whole words of a key name a secret (<c>oauth.user.token</c>, but not <c>token.url</c>).</summary>
    public static bool EndIn(string key) =>
        EndIn(WordEnumerator.Of(key.AsSpan())) || (HasCapitals(key) && EndIn(WordEnumerator.SplittingRuns(key.AsSpan())));

    // Without capitals, both ways of splitting give the same words.
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
