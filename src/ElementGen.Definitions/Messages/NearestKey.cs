namespace ElementGen.Definitions;

/// <summary>Finds the entry that is meant by a key that the element does not have.</summary>
internal static class NearestKey
{
    /// <summary>What to do about <paramref name="key"/>, as a clause.</summary>
    /// <param name="key">The unknown key.</param>
    /// <param name="missing">
    /// The keys of entries that must be supplied and are not. Most unknown keys are one of these under another name.
    /// </param>
    /// <param name="known">All keys of the element.</param>
    public static string Advise(string key, IReadOnlyCollection<string> missing, IReadOnlyCollection<string> known)
    {
        if (known.FirstOrDefault(other => string.Equals(other, key, StringComparison.OrdinalIgnoreCase)) is { } sameButCase)
            return $"keys are case-sensitive, write {MessageText.Quote(sameButCase)}";

        if ((missing.FirstOrDefault(other => IsRenamed(key, other)) ?? NearestText.Find(key, missing)) is { } lacking)
            return $"{MessageText.Quote(lacking)} is missing and may be meant";

        return NearestText.Find(key, known) is { } nearest
            ? $"the nearest is {MessageText.Quote(nearest)}"
            : "remove it, or download the definition again if the entry is new";
    }

    // userName for user.name, shopify.site.address for siteAddress, mailjetmarketing.api.key for mailjet.api.key.
    private static bool IsRenamed(string key, string other)
    {
        var (left, right) = (LettersOf(key), LettersOf(other));
        return left == right
            || EndsWith(left, right)
            || EndsWith(right, left)
            || (RestOf(key) is { Length: > 0 } rest && string.Equals(rest, RestOf(other), StringComparison.OrdinalIgnoreCase));
    }

    private static bool EndsWith(string text, string end)
    {
        const int shortest = 6;
        return end.Length >= shortest && text.EndsWith(end, StringComparison.Ordinal);
    }

    private static string LettersOf(string key) => new([.. key.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static string RestOf(string key) => key.Substring(key.IndexOf('.') + 1) is { } rest && rest.Length < key.Length ? rest : "";
}
