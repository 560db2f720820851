namespace ElementGen.Definitions;

/// <summary>Enumerates the words of a key, or of an option's value, without copying them. Names in C# are made of these words.</summary>
internal ref struct WordEnumerator
{
    private readonly ReadOnlySpan<char> _text;
    private readonly bool _splitsRuns;
    private int _start;
    private int _next;

    private WordEnumerator(ReadOnlySpan<char> text, bool splitsRuns)
    {
        _text = text;
        _splitsRuns = splitsRuns;
    }

    /// <summary>The current word.</summary>
    public readonly ReadOnlySpan<char> Current => _text.Slice(_start, _next - _start);

    /// <summary>
    /// The words of <paramref name="text"/>. It is split at <c>_</c>, at every character that a C# identifier cannot have, and before a
    /// capital that follows a small letter or a digit (<c>baseUrl</c>, but not inside <c>SANDBOX</c>).
    /// </summary>
    public static WordEnumerator Of(ReadOnlySpan<char> text) => new(text, splitsRuns: false);

    /// <summary>
    /// The same, but the last capital of a run also begins a word (<c>APIToken</c> is API, Token). This splits some runs wrongly
    /// (<c>APIkey</c>), so use it to search for a word, and never to make a name.
    /// </summary>
    public static WordEnumerator SplittingRuns(ReadOnlySpan<char> text) => new(text, splitsRuns: true);

    /// <summary>An enumerator at the end, for <see cref="MovePrevious"/>.</summary>
    public readonly WordEnumerator FromEnd() => this with { _start = _text.Length };

    /// <summary>For <c>foreach</c>.</summary>
    public readonly WordEnumerator GetEnumerator() => this;

    /// <summary>Moves to the next word; false when there is none.</summary>
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

    /// <summary>Moves to the previous word; false when there is none.</summary>
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

    /// <summary>Copies the words.</summary>
    public readonly IReadOnlyList<string> ToList()
    {
        var words = new List<string>();
        foreach (var word in this)
            words.Add(word.ToString());

        return words;
    }

    private readonly bool BeginsWord(int i) =>
        char.IsUpper(_text[i])
        && (!char.IsUpper(_text[i - 1]) || (_splitsRuns && i + 1 < _text.Length && char.IsLower(_text[i + 1])));
}
