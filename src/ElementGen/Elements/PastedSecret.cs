using ElementGen.Definitions;

namespace ElementGen;

/// <summary>
/// Recognizes what people paste in place of a secret: the header that the documentation shows, a text in quotes, a placeholder. Such a text
/// would be sent, and the platform's answer does not say what is wrong with it.
/// </summary>
internal static class PastedSecret
{
    private static readonly string[] Words = ["User", "Organization", "Element", "Bearer", "Basic"];

    /// <summary>
    /// Why <paramref name="secret"/> is none, and what to do, as the words that follow its name; null when it may be one. They show nothing
    /// of it.
    /// </summary>
    public static string? ProblemOf(Secret secret)
    {
        var text = secret.Reveal().Trim();
        if (text.Length == 0)
            return null;

        var word = Array.Find(Words, start => text.StartsWith(start + " ", StringComparison.OrdinalIgnoreCase));
        if (text.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase) || (word is not null && text.Contains(',')))
            return "is a whole authorization header; give each secret alone, without 'User', 'Organization' and the comma";

        return word is not null ? $"begins with '{word}'; give only what comes after it"
            : IsQuote(text[0]) || IsQuote(text[^1]) ? "has a quote at its beginning or end; give it without quotes"
            : Placeholders.Contain(text) ? "is a placeholder; give the real one"
            : null;
    }

    private static bool IsQuote(char c) => c is '"' or '\'' or '`' or (>= '\u2018' and <= '\u201F');
}
