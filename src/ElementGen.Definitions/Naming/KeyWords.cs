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
        _start = _next;
        while (_start < _text.Length && !CSharpIdentifier.IsLetterOrDigit(_text[_start]))
            _start++;

        if (_start == _text.Length)
            return false;

        _next = _start + 1;
        while (_next < _text.Length && CSharpIdentifier.IsLetterOrDigit(_text[_next]) && !BeginsWord(_next))
            _next++;

        return true;
    }

    /// <summary>Goes to the word before, from behind the last one at first; false when there is none.</summary>
    public bool MovePrevious()
    {
        _next = _start;
        while (_next > 0 && !CSharpIdentifier.IsLetterOrDigit(_text[_next - 1]))
            _next--;

        if (_next == 0)
            return false;

        _start = _next - 1;
        while (_start > 0 && CSharpIdentifier.IsLetterOrDigit(_text[_start - 1]) && !BeginsWord(_start))
            _start--;

        return true;
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
