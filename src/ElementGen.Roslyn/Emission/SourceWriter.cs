using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Emission;

/// <summary>Writes indented lines into rented memory. Text reaches it as its caller's own literals or as one of the escaped kinds.</summary>
internal sealed class SourceWriter : IDisposable
{
    private const string OneIndentation = "    ";

    private char[] _buffer = ArrayPool<char>.Shared.Rent(16 * 1024);
    private int _length;
    private int _depth;
    private bool _isLineStart = true;

    /// <summary>Opens a block; what follows is indented until <see cref="Close"/>.</summary>
    public void Open()
    {
        Line("{");
        _depth++;
    }

    /// <summary>Closes the block.</summary>
    public void Close(string behind = "")
    {
        _depth--;
        Append("}");
        Line(behind);
    }

    /// <summary>Indents what follows.</summary>
    public void Indent() => _depth++;

    /// <summary>Ends <see cref="Indent"/>.</summary>
    public void Outdent() => _depth--;

    /// <summary>Writes an empty line.</summary>
    public void Line() => Put('\n');

    /// <summary>Writes a literal of the caller's, which may have several lines, and ends the line.</summary>
    public void Line(string literal)
    {
        Append(literal);
        Append('\n');
    }

    /// <summary>Writes an interpolated line, or several.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref Interpolation line) => Append('\n');

    /// <summary>Writes an interpolated part of a line.</summary>
    public SourceWriter Part([InterpolatedStringHandlerArgument("")] ref Interpolation part) => this;

    /// <summary>Writes a literal of the caller's.</summary>
    public void Append(string literal)
    {
        foreach (var c in literal)
            Append(c);
    }

    /// <summary>Writes a character.</summary>
    public void Append(char c)
    {
        if (c == '\r')
            return;

        if (c == '\n')
        {
            Put('\n');
            _isLineStart = true;
            return;
        }

        if (_isLineStart)
        {
            _isLineStart = false;
            for (var i = 0; i < _depth; i++)
            {
                foreach (var space in OneIndentation)
                    Put(space);
            }
        }

        Put(c);
    }

    /// <summary>What was written.</summary>
    public SourceText ToSourceText() => SourceText.From(new string(_buffer, 0, _length), Encoding.UTF8);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Put(char c)
    {
        if (_length == _buffer.Length)
            Grow();

        _buffer[_length++] = c;
    }

    private void Grow()
    {
        var larger = ArrayPool<char>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>Writes the pieces of an interpolated string as they come. A bare string is not among the kinds it takes.</summary>
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
            // Digits without a string and without a culture.
            if (number >= 10)
                AppendFormatted(number / 10);
            _writer.Append((char)('0' + (number % 10)));
        }
    }
}
