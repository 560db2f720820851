namespace ElementGen.Definitions;

/// <summary>The words of a key or an option value, that names are made of, one after the other and without a copy of any.</summary>
internal ref struct KeyWords
{
    private readonly ReadOnlySpan<char> _text;
    private readonly bool _tearsRuns;
    private int _start;
    private int _next;

    private KeyWords(ReadOnlySpan<char> text, bool tearsRuns)
    {
        _text = text;
        _tearsRuns = tearsRuns;
    }

    /// <summary>The word that was reached.</summary>
    public readonly ReadOnlySpan<char> Current => _text.Slice(_start, _next - _start);

    /// <summary>
    /// The words of <paramref name="text"/>: cut at everything that cannot stand in a C# identifier, at <c>_</c>, and before a capital
    /// that follows a small letter or a digit (<c>baseUrl</c>, but not inside <c>SANDBOX</c>).
    /// </summary>
    public static KeyWords Of(ReadOnlySpan<char> text) => new(text, tearsRuns: false);

    /// <summary>
    /// The words of <paramref name="text"/> where also the last of a run of capitals begins one (<c>APIToken</c> is API, Token). It would tear
    /// other runs apart (<c>APIkey</c>), so names are not made this way; a word that must not be overlooked may be looked for so.
    /// </summary>
    public static KeyWords OfRuns(ReadOnlySpan<char> text) => new(text, tearsRuns: true);

    /// <summary>The same words, to be gone through from the last on with <see cref="MovePrevious"/>.</summary>
    public readonly KeyWords FromEnd() => this with { _start = _text.Length };

    /// <summary>For <c>foreach</c>.</summary>
    public readonly KeyWords GetEnumerator() => this;

    /// <summary>Goes to the next word; false when there is none.</summary>
    public bool MoveNext()
    {
        var start = _next;
        while (start < _text.Length && !CSharpIdentifier.IsLetterOrDigit(_text[start]))
            start++;

        var end = start + 1;
        while (end < _text.Length && CSharpIdentifier.IsLetterOrDigit(_text[end]) && !BeginsWord(end))
            end++;

        (_start, _next) = (start, Math.Min(end, _text.Length));
        return start < _text.Length;
    }

    /// <summary>Goes to the word before, from behind the last one at first; false when there is none.</summary>
    public bool MovePrevious()
    {
        var end = _start;
        while (end > 0 && !CSharpIdentifier.IsLetterOrDigit(_text[end - 1]))
            end--;

        var start = end - 1;
        while (start > 0 && CSharpIdentifier.IsLetterOrDigit(_text[start - 1]) && !BeginsWord(start))
            start--;

        (_start, _next) = (Math.Max(start, 0), end);
        return end > 0;
    }

    /// <summary>The words as texts of their own.</summary>
    public readonly IReadOnlyList<string> ToList()
    {
        var words = new List<string>();
        foreach (var word in this)
            words.Add(word.ToString());

        return words;
    }

    private readonly bool BeginsWord(int i) =>
        char.IsUpper(_text[i])
        && (!char.IsUpper(_text[i - 1]) || (_tearsRuns && i + 1 < _text.Length && char.IsLower(_text[i + 1])));
}
