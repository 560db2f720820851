using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Writing;

// Text from outside gets into generated code only through these types. SourceWriter takes them and not strings, so that code that forgets
// to escape does not compile.

/// <summary>A name. It is written as an identifier, with <c>@</c> if it is a keyword or may become one.</summary>
internal readonly record struct Identifier(string Name)
{
    /// <summary>Whether the name is a keyword of C#, at least in some contexts (<c>await</c>).</summary>
    public bool IsKeyword =>
        SyntaxFacts.GetKeywordKind(Name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(Name) != SyntaxKind.None;

    /// <summary>
    /// Whether the name is a keyword or may become one. New keywords have only small letters, and the compiler warns about types with such
    /// names (CS8981).
    /// </summary>
    public bool MayBeKeyword => Name is not [>= 'A' and <= 'Z', ..] && (IsKeyword || Name.All(static c => c is >= 'a' and <= 'z'));

    /// <summary>The name as it is written in the user's own code, with <c>@</c> only if it is a keyword today.</summary>
    public string InUserCode => IsKeyword ? "@" + Name : Name;
}

/// <summary>A text. It is written as a string literal, or <c>null</c>.</summary>
internal readonly record struct Literal(string? Text);

/// <summary>A text that only people read. It is written as a string literal of at most 1,000 characters, or <c>null</c>.</summary>
internal readonly record struct Label(string? Text);

/// <summary>A text. At most 400 characters of it are written, as the content of an XML documentation element.</summary>
internal readonly record struct XmlText(string Text);

/// <summary>Escapes text for C#. Only this class knows what could end a literal, a comment or a line.</summary>
internal static class CSharpText
{
    private const int LongestDocumentation = 400;

    // An assembly has limited space for the text of literals.
    private const int LongestLabel = 1_000;

    public static void Append(SourceWriter writer, Identifier identifier)
    {
        if (identifier.MayBeKeyword)
            writer.Append('@');

        writer.Append(identifier.Name);
    }

    public static void Append(SourceWriter writer, Literal literal)
    {
        if (literal.Text is null)
        {
            writer.Append("null");
            return;
        }

        writer.Append('"');
        var text = literal.Text;
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPlain(text[i]) && text[i] is not ('"' or '\\'))
                continue;

            writer.Write(text.AsSpan(written, i - written));
            AppendEscaped(writer, text[i]);
            written = i + 1;
        }

        writer.Write(text.AsSpan(written));
        writer.Append('"');
    }

    public static void Append(SourceWriter writer, Label label) =>
        Append(writer, new Literal(label.Text is { Length: > LongestLabel } text ? BeginningOf(text) + "…" : label.Text));

    public static void Append(SourceWriter writer, XmlText xml)
    {
        var text = xml.Text.AsSpan();
        var left = LongestDocumentation;
        for (var start = 0; start < text.Length;)
        {
            var length = WordLength(text.Slice(start));
            if (length == 0)
            {
                start++;
                continue;
            }

            if (left < LongestDocumentation)
                writer.SeparateWords(length);

            AppendXml(writer, text.Slice(start, Math.Min(length, left)));
            start += length;
            left -= length;
            if (left <= 0)
            {
                writer.Append('…');
                return;
            }
        }
    }

    /// <summary>A text for a line comment. It has nothing that could end the comment or hide what follows.</summary>
    public static string OneLine(string text)
    {
        var plain = string.Concat(text.Select(static c => IsPlain(c) ? c : ' '));
        return string.Join(" ", plain.Split([' '], StringSplitOptions.RemoveEmptyEntries));
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && text[length] != ' ' && IsPlain(text[length]))
            length++;

        return length;
    }

    private static string BeginningOf(string text) =>
        text.Substring(0, char.IsHighSurrogate(text[LongestLabel - 1]) ? LongestLabel - 1 : LongestLabel);

    private static void AppendXml(SourceWriter writer, ReadOnlySpan<char> word)
    {
        for (var special = word.IndexOfAny('&', '<', '>'); special >= 0; special = word.IndexOfAny('&', '<', '>'))
        {
            writer.Write(word.Slice(0, special));
            writer.Append(word[special] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                _ => "&gt;",
            });
            word = word.Slice(special + 1);
        }

        writer.Write(word);
    }

    // Plain characters are letters, digits, marks, punctuation, symbols and the ASCII space. All others are escaped or left out: controls,
    // line and paragraph separators, formatting characters (bidi, zero-width), surrogates, other spaces and unassigned characters.
    private static bool IsPlain(char c) => c is >= ' ' and < '\x7F' || (c > '\x7F' && IsPlainBeyondAscii(c));

    private static bool IsPlainBeyondAscii(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);

    private static void AppendEscaped(SourceWriter writer, char c)
    {
        writer.Append('\\');
        if (c is '"' or '\\')
        {
            writer.Append(c);
            return;
        }

        writer.Append('u');
        for (var shift = 12; shift >= 0; shift -= 4)
            writer.Append("0123456789abcdef"[(c >> shift) & 0xF]);
    }
}
