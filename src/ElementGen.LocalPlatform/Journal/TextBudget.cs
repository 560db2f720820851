namespace ElementGen.LocalPlatform;

/// <summary>Bounds what is recorded of a request: of each text its beginning, and of all texts together not too much.</summary>
internal sealed class TextBudget
{
    private const int PerText = 1000;

    private int _left = 20_000;

    /// <summary>The beginning of <paramref name="text"/>.</summary>
    public string Take(string text)
    {
        var length = Math.Min(text.Length, Math.Min(PerText, _left));
        _left -= length;
        return length == text.Length ? text : string.Concat(text.AsSpan(0, length), "…");
    }

    /// <summary>The first of <paramref name="texts"/>.</summary>
    public IReadOnlyList<string> TakeAll(IReadOnlyList<string> texts) => [.. texts.TakeWhile(_ => _left > 0).Select(Take)];

    /// <summary>The first of <paramref name="values"/>.</summary>
    public IReadOnlyDictionary<string, string> TakeAll(IReadOnlyDictionary<string, string> values)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            if (_left <= 0)
                break;
            taken[Take(key)] = Take(value);
        }

        return taken;
    }
}
