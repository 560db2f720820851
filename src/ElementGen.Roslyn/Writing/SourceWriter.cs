using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using ElementGen.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Writing;

/// <summary>Writes indented lines into rented memory. It takes the caller's literals and text to escape, but no other strings.</summary>
internal sealed class SourceWriter : IDisposable
{
    private const int LongestLine = 140;
    private const int TabWidth = 4;

    private char[] _buffer = ArrayPool<char>.Shared.Rent(16 * 1024);
    private int _length;
    private int _lineStart;
    private int _depth;
    private bool _isLineStart = true;

    /// <summary>Opens a block. What follows is indented until <see cref="Close"/>.</summary>
    public void Open()
    {
        Line("{");
        _depth++;
    }

    /// <summary>Closes the block, and ends the line with <paramref name="end"/>.</summary>
    public void Close(string end = "")
    {
        CloseInline();
        Line(end);
    }

    /// <summary>Closes the block without ending the line.</summary>
    public void CloseInline()
    {
        _depth--;
        Append("}");
    }

    /// <summary>Ends the line. Writes an empty line if nothing was written since the last one ended.</summary>
    public void Line()
    {
        if (_length == _buffer.Length)
            Grow(1);

        _buffer[_length++] = '\n';
        _lineStart = _length;
        _isLineStart = true;
    }

    /// <summary>Writes a literal and ends the line.</summary>
    public void Line(string literal)
    {
        Append(literal);
        Line();
    }

    /// <summary>Writes an interpolated line.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref Interpolation line) => Line();

    /// <summary>Writes interpolated lines.</summary>
    public void Lines([InterpolatedStringHandlerArgument("")] ref InterpolatedLines lines) => Line();

    /// <summary>Writes an interpolated part of a line.</summary>
    public SourceWriter Part([InterpolatedStringHandlerArgument("")] ref Interpolation part) => this;

    /// <summary>
    /// Writes a literal without ending the line. It must name the runtime library's types with <c>global::</c>; that is replaced if the
    /// project references the library only under an alias.
    /// </summary>
    public void Append(string literal)
    {
        Debug.Assert(literal.IndexOf('\n') < 0, "Line ends a line, and Lines writes several.");
        Write(literal.AsSpan());
    }

    /// <summary>Writes a character without ending the line.</summary>
    public void Append(char c)
    {
        if (_buffer.Length - _length <= _depth)
            Grow(_depth + 1);

        if (_isLineStart)
            BeginLine();

        _buffer[_length++] = c;
    }

    /// <summary>Writes a part of a line. Only the escaping code may call it: the text must not have a line end.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        if (text.Length > _buffer.Length - _length - _depth)
            Grow(text.Length + _depth);

        if (_isLineStart && text.Length > 0)
            BeginLine();

        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>
    /// Separates two words of a documentation comment: by a space, or by a new line of the comment if the next word does not fit.
    /// </summary>
    /// <param name="nextLength">The length of the next word.</param>
    public void SeparateWords(int nextLength)
    {
        var column = _length - _lineStart + ((TabWidth - 1) * _depth);
        if (column + 1 + nextLength <= LongestLine)
        {
            Append(' ');
            return;
        }

        Line();
        Append("/// ");
    }

    /// <summary>How many characters were written.</summary>
    public int Length => _length;

    /// <summary>A hash of what was written from <paramref name="start"/> on; never negative.</summary>
    public int HashFrom(int start)
    {
        var hash = StableHash.Empty;
        foreach (var c in _buffer.AsSpan(start, _length - start))
            hash = StableHash.Add(hash, c);

        return (int)(hash & int.MaxValue);
    }

    /// <summary>The text that was written.</summary>
    public SourceText ToSourceText() => AsciiText.From(_buffer, _length);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void AppendLines(string literal)
    {
        var rest = literal.AsSpan();
        for (var end = rest.IndexOf('\n'); end >= 0; end = rest.IndexOf('\n'))
        {
            Write(rest.Slice(0, end).TrimEnd('\r'));
            Line();
            rest = rest.Slice(end + 1);
        }

        Write(rest);
    }

    // Indents by tabs: with spaces, a tenth of the text would be indentation.
    private void BeginLine()
    {
        for (var i = 0; i < _depth; i++)
            _buffer[_length++] = '\t';

        _isLineStart = false;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + more));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>Writes the parts of an interpolated string. It does not accept a plain string.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Interpolation
    {
        private readonly SourceWriter _writer;

        public Interpolation(int literalLength, int formattedCount, SourceWriter writer)
        {
            _ = literalLength;
            _ = formattedCount;
            _writer = writer;
        }

        public void AppendLiteral(string literal) => _writer.Append(literal);

        public void AppendFormatted(Identifier identifier) => CSharpText.Append(_writer, identifier);

        public void AppendFormatted(Literal literal) => CSharpText.Append(_writer, literal);

        public void AppendFormatted(Label label) => CSharpText.Append(_writer, label);

        public void AppendFormatted(XmlText text) => CSharpText.Append(_writer, text);

        public void AppendFormatted(QualifiedName name) => name.AppendTo(_writer);

        public void AppendFormatted(bool value) => _writer.Append(value ? "true" : "false");

        public void AppendFormatted(int number)
        {
            // Writes the digits without a string and without a culture.
            if (number >= 10)
                AppendFormatted(number / 10);
            _writer.Append((char)('0' + (number % 10)));
        }
    }

    /// <summary>The same for several lines: the literals may have line ends.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct InterpolatedLines
    {
        private readonly SourceWriter _writer;

        public InterpolatedLines(int literalLength, int formattedCount, SourceWriter writer)
        {
            _ = literalLength;
            _ = formattedCount;
            _writer = writer;
        }

        public void AppendLiteral(string literal) => _writer.AppendLines(literal);

        public void AppendFormatted(Identifier identifier) => CSharpText.Append(_writer, identifier);

        public void AppendFormatted(Literal literal) => CSharpText.Append(_writer, literal);

        public void AppendFormatted(QualifiedName name) => name.AppendTo(_writer);
    }
}
