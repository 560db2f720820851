using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Emission;

// The only ways in which text that comes from outside gets into generated code. SourceWriter takes these and no bare string, so that a
// place that forgets to escape does not compile.

/// <summary>A name; written as an identifier, with <c>@</c> where it is a word of the language or may become one.</summary>
internal readonly record struct Identifier(string Name)
{
    /// <summary>Whether the name is a word of the language, in some contexts at least (<c>await</c>).</summary>
    public bool IsKeyword =>
        SyntaxFacts.GetKeywordKind(Name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(Name) != SyntaxKind.None;

    /// <summary>Whether the name is a keyword, or has small letters only, as all new words of the language have: of types so named the compiler warns (CS8981).</summary>
    public bool MayBeKeyword => Name is not [>= 'A' and <= 'Z', ..] && (IsKeyword || Name.All(static c => c is >= 'a' and <= 'z'));
}

/// <summary>A text; written as a string literal, or <c>null</c>.</summary>
internal readonly record struct Literal(string? Text);

/// <summary>A text that only people read; written as a string literal that is not long, or <c>null</c>.</summary>
internal readonly record struct Label(string? Text);

/// <summary>A text; written as the content of an XML documentation element, on one line and not long.</summary>
internal readonly record struct XmlText(string Text);

/// <summary>Escapes characters, one at a time: the one place that knows what could end a literal, a comment or a line.</summary>
internal static class CSharpText
{
    private const int LongestDocumentation = 400;

    // What all literals of an assembly hold together is limited.
    private const int LongestLabel = 1_000;

    // Of each ASCII character, whether it is written as it is: one look, for what is most of all that is looked at.
    private static readonly bool[] PlainInLiteral = AsciiBut("\"\\");
    private static readonly bool[] PlainInXml = AsciiBut(" &<>");

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
            if (IsPlainIn(PlainInLiteral, text[i]) || (text[i] > '\x7F' && IsPlainBeyondAscii(text[i])))
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
        if (IsPlainXml(xml.Text))
            writer.Write(xml.Text.AsSpan());
        else
            AppendAsOneLine(writer, xml.Text);
    }

    /// <summary>A text as the content of a line comment: on one line, and nothing in it that could end the comment or hide what follows.</summary>
    public static string OneLine(string text) =>
        string.Join(" ", string.Concat(text.Select(static c => IsPlain(c) ? c : ' ')).Split([' '], StringSplitOptions.RemoveEmptyEntries));

    // Almost every text is: then nothing of it needs a second look.
    private static bool IsPlainXml(string text)
    {
        if (text.Length is 0 or > LongestDocumentation || text[0] == ' ' || text[text.Length - 1] == ' ')
            return false;

        // It ends in no space, so that there is a character behind each.
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPlainIn(PlainInXml, text[i]) && !(text[i] == ' ' && text[i + 1] != ' '))
                return false;
        }

        return true;
    }

    private static bool IsPlainIn(bool[] ascii, char c) => c < ascii.Length && ascii[c];

    private static bool[] AsciiBut(string special)
    {
        var plain = new bool[0x80];
        for (var c = ' '; c < '\x7F'; c++)
            plain[c] = true;
        foreach (var c in special)
            plain[c] = false;

        return plain;
    }

    private static void AppendAsOneLine(SourceWriter writer, string text)
    {
        var written = 0;
        var isSpaceDue = false;
        foreach (var c in text)
        {
            if (!IsPlain(c) || c == ' ')
            {
                isSpaceDue = written > 0;
                continue;
            }

            if (isSpaceDue)
                writer.Append(' ');
            isSpaceDue = false;
            AppendXml(writer, c);
            if (++written == LongestDocumentation)
            {
                writer.Append('…');
                return;
            }
        }
    }

    private static string BeginningOf(string text) => text.Substring(0, char.IsHighSurrogate(text[LongestLabel - 1]) ? LongestLabel - 1 : LongestLabel);

    private static void AppendXml(SourceWriter writer, char c)
    {
        switch (c)
        {
            case '&':
                writer.Append("&amp;");
                break;
            case '<':
                writer.Append("&lt;");
                break;
            case '>':
                writer.Append("&gt;");
                break;
            default:
                writer.Append(c);
                break;
        }
    }

    // Letters, digits, marks, punctuation, symbols and the plain space. Not: controls, line and paragraph separators, formatting characters
    // (bidi, zero-width), surrogates, other spaces, and what is not assigned.
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
