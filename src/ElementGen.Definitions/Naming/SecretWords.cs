namespace ElementGen.Definitions;

/// <summary>Which keys name a secret, whatever type the definition gives them: many secrets are kept in plain text fields.</summary>
public static class SecretWords
{
    private static readonly string[][] Endings =
    [
        ["password"], ["secret"], ["token"], ["signature"], ["credential"], ["credentials"], ["apikey"],
        ["private", "key"], ["api", "key"], ["transaction", "key"], ["encryption", "key"], ["signing", "key"], ["subscription", "key"],
        // event.notification.signature.key: the key that signs, kept in a TEXTFIELD by most elements.
        ["signature", "key"],
    ];

    /// <summary>
    /// Whether <paramref name="key"/> is that of an OAuth client id. It is kept out of sight like a secret, but providers show it in the
    /// address of every sign-in, so it may stand in code.
    /// </summary>
    public static bool IsClientId(string key) => key == "oauth.api.key";

    /// <summary>Whether <paramref name="key"/> ends in whole words that name a secret (<c>oauth.user.token</c>, not <c>token.url</c>).</summary>
    public static bool EndIn(string key) => EndIn(KeyWords.Of(key)) || EndIn(KeyWords.OfRuns(key));

    private static bool EndIn(List<string> words)
    {
        foreach (var ending in Endings)
        {
            if (EndsWith(words, ending))
                return true;
        }

        return false;
    }

    private static bool EndsWith(List<string> words, string[] ending)
    {
        if (words.Count < ending.Length)
            return false;

        for (var i = 0; i < ending.Length; i++)
        {
            if (!string.Equals(words[words.Count - ending.Length + i], ending[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
