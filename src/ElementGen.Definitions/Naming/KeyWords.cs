namespace ElementGen.Definitions;

/// <summary>Splits keys and option values into the words that names are made of.</summary>
internal static class KeyWords
{
    /// <summary>
    /// The words of <paramref name="text"/>: cut at everything that cannot stand in a C# identifier, at <c>_</c>, and before a capital
    /// that follows a small letter or a digit (<c>baseUrl</c>, but not inside <c>SANDBOX</c>).
    /// </summary>
    public static List<string> Of(string text) => Of(text, static (text, i) => !char.IsUpper(text[i - 1]));

    /// <summary>
    /// The words of <paramref name="text"/> where also the last of a run of capitals begins one (<c>APIToken</c> is API, Token). It would tear
    /// other runs apart (<c>APIkey</c>), so names are not made this way; a word that must not be overlooked may be looked for so.
    /// </summary>
    public static List<string> OfRuns(string text) =>
        Of(text, static (text, i) => !char.IsUpper(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])));

    private static List<string> Of(string text, Func<string, int, bool> capitalBeginsWord)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (!CSharpIdentifier.IsLetterOrDigit(text[i]))
            {
                Add(words, text, start, i);
                start = -1;
            }
            else if (start < 0)
            {
                start = i;
            }
            else if (char.IsUpper(text[i]) && capitalBeginsWord(text, i))
            {
                Add(words, text, start, i);
                start = i;
            }
        }

        Add(words, text, start, text.Length);
        return words;
    }

    private static void Add(List<string> words, string text, int start, int end)
    {
        if (start >= 0)
            words.Add(text.Substring(start, end - start));
    }
}
