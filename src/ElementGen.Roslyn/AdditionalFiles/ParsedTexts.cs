using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>Parses a text in UTF-8.</summary>
internal delegate TContent TextParser<out TContent>(ReadOnlySpan<byte> utf8);

/// <summary>
/// Parses each of the compiler's texts once, for the generator and all analyzers together. The content is kept as long as the compiler
/// keeps the text.
/// </summary>
internal sealed class ParsedTexts<TContent>(TextParser<TContent> parse)
    where TContent : class
{
    private readonly ConditionalWeakTable<SourceText, TContent> _contents = new();

    /// <summary>The content of <paramref name="text"/>; null when the file cannot be read.</summary>
    public TContent? Read(AdditionalText text, CancellationToken cancellationToken) =>
        text.TryGetText(cancellationToken) is { } source ? Read(source) : null;

    /// <summary>The content of <paramref name="source"/>.</summary>
    public TContent Read(SourceText source) => _contents.GetValue(source, Parse);

    private TContent Parse(SourceText source)
    {
        using var utf8 = Utf8Text.From(source);
        return parse(utf8.Bytes);
    }
}
