using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ElementGen;

/// <summary>
/// Walks through the fields of a JSON object that may break off, or have unescaped quotes in its texts. A quote ends a text only where what
/// follows it can follow a text.
/// </summary>
/// <param name="text">The JSON.</param>
internal sealed class DamagedJsonScan(string text)
{
    // No answer is as deep; a text that is holds nothing of use behind that.
    private const int Deepest = 10_000;

    private readonly List<Level> _levels = [];
    private bool _isLost;
    private bool _hasNoMoreNames;
    private int _at;

    /// <summary>The names of the fields that the current field lies in, from the outermost; no more than the first two.</summary>
    public IReadOnlyList<string> Path => [.. _levels.Take(Math.Min(_levels.Count - 1, 2)).Select(level => level.Name)];

    /// <summary>The current field's name.</summary>
    public string Name => _levels[^1].Name;

    /// <summary>The current field's value: a text without its quotes and escapes, or a literal.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Whether the value is a literal: a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public bool IsLiteral { get; private set; }

    /// <summary>Whether something before the current field is no JSON, so that the field may belong to another object.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>After the last field: whether each object and array was closed, and nothing follows.</summary>
    public bool IsCoherent { get; private set; }

    /// <summary>
    /// After the last field: whether the object goes on behind its end, so that an end before that is one too many, and no field is
    /// certain to be the object's own.
    /// </summary>
    public bool IsTorn { get; private set; }

    /// <summary>Moves to the next field of an object whose value is a text or a literal; false at the end.</summary>
    public bool ReadField()
    {
        if (_levels.Count == 0 && !Begin())
            return false;

        while (_at < text.Length && _levels.Count is > 0 and < Deepest)
        {
            var level = _levels[^1];
            var c = text[_at];
            if (IsBlank(c) || c == ',')
                _at++;
            else if (c is '}' or ']')
                Close(level, isObject: c == '}');
            else if (level.IsObject && !level.HasName)
                ReadName(level);
            else if (c is '{' or '[')
                Open(level, isObject: c == '{');
            else if (ReadValue(level) && level.IsObject)
                return true;
        }

        if (_levels.Count == 0)
        {
            var rest = AfterBlanks(_at);
            IsCoherent = !_isLost && rest == text.Length;
            IsTorn = rest < text.Length && text[rest] is (',' or '}' or ']');
        }

        return false;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

    private bool Begin()
    {
        _at = AfterBlanks(text.StartsWith('\uFEFF') ? 1 : 0);
        if (_at == text.Length || text[_at] != '{')
            return false;

        _levels.Add(new Level(IsObject: true));
        _at++;
        return true;
    }

    private void Open(Level level, bool isObject)
    {
        level.HasName = false;
        _levels.Add(new Level(isObject));
        _at++;
    }

    private void Close(Level level, bool isObject)
    {
        if (level.IsObject != isObject)
            LoseTrack();

        _levels.RemoveAt(_levels.Count - 1);
        _at++;
    }

    private void LoseTrack() => IsDamaged = _isLost = true;

    private void ReadName(Level level)
    {
        var isQuote = text[_at] == '"';
        var end = isQuote && !_hasNoMoreNames ? EndOfName(_at + 1) : -1;
        // No quote behind this one has an end either: looking for it from each takes quadratic time.
        _hasNoMoreNames |= isQuote && end < 0;
        var colon = end < 0 ? -1 : AfterBlanks(end + 1);
        if (colon >= 0 && colon < text.Length && text[colon] == ':')
        {
            level.Name = Unescaped(text[(_at + 1)..end]) ?? "";
            level.HasName = true;
            _at = colon + 1;
            return;
        }

        LoseTrack();
        // An escaped quote begins no name: looking for an end from each takes quadratic time, too.
        _at += text[_at] == '\\' ? 2 : 1;
    }

    /// <summary>Reads a text or a literal; false when it is not whole, or its own quotes are the damage.</summary>
    private bool ReadValue(Level level)
    {
        level.HasName = false;
        IsLiteral = text[_at] != '"';
        var value = IsLiteral ? ReadLiteral() : ReadText();
        Value = value ?? "";
        return value is not null;
    }

    private string? ReadLiteral()
    {
        var start = _at;
        while (_at < text.Length && !IsBlank(text[_at]) && text[_at] is not (',' or '}' or ']' or '"'))
            _at++;

        // At the end, it may have been cut: 12 of 123.
        if (_at == text.Length)
            return null;

        var literal = text[start.._at];
        if (literal is "true" or "false" or "null"
            || double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return literal;
        }

        IsDamaged = true;
        _at = Math.Max(_at, start + 1);
        return null;
    }

    private string? ReadText()
    {
        var start = ++_at;
        var isDamaged = false;
        for (; _at < text.Length; _at++)
        {
            if (text[_at] == '\\')
            {
                _at++;
            }
            else if (text[_at] == '"')
            {
                if (CanFollowText(_at + 1))
                {
                    var value = text[start.._at++];
                    IsDamaged |= isDamaged;
                    return isDamaged ? null : Unescaped(value);
                }

                isDamaged = true;
            }
        }

        return null;
    }

    // The ends of the objects and arrays around the text, a comma and the next field, or nothing.
    private bool CanFollowText(int at)
    {
        at = AfterBlanks(at);
        for (var level = _levels.Count - 1; level >= 0 && at < text.Length; level--)
        {
            var isInObject = _levels[level].IsObject;
            if (text[at] == ',')
                return CanFollowComma(AfterBlanks(at + 1), isInObject);

            if (text[at] != (isInObject ? '}' : ']'))
                return false;

            at = AfterBlanks(at + 1);
        }

        return true;
    }

    private bool CanFollowComma(int at, bool isInObject)
    {
        if (at == text.Length || text[at] == (isInObject ? '}' : ']'))
            return true;

        if (!isInObject)
            return text[at] is '"' or '{' or '[' or '-' or 't' or 'f' or 'n' || char.IsAsciiDigit(text[at]);

        if (text[at] != '"')
            return false;

        var end = EndOfName(at + 1);
        var colon = end < 0 ? text.Length : AfterBlanks(end + 1);
        return colon == text.Length || text[colon] == ':';
    }

    private int EndOfName(int at)
    {
        for (; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\')
                at++;
        }

        return at < text.Length ? at : -1;
    }

    private int AfterBlanks(int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;

        return at;
    }

    private static string? Unescaped(string value)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"{value}\""));
            reader.Read();
            return reader.GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Level(bool IsObject)
    {
        public string Name { get; set; } = "";

        public bool HasName { get; set; }
    }
}
