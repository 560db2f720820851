using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>Reads the content of a text in UTF-8.</summary>
internal delegate TContent TextParser<out TContent>(ReadOnlySpan<byte> utf8);

/// <summary>
/// The contents of the compiler's texts. Each text is read once, whoever asks, and its content is forgotten with it: the generator and the analyzers
/// get the same one.
/// </summary>
internal sealed class ParsedTexts<TContent>(TextParser<TContent> parse)
    where TContent : class
{
    private readonly ConditionalWeakTable<SourceText, TContent> _contents = new();

    /// <summary>What <paramref name="text"/> holds; null when the file cannot be read.</summary>
    public TContent? Read(AdditionalText text, CancellationToken cancellationToken) =>
        text.GetText(cancellationToken) is { } source ? Read(source) : null;

    /// <summary>What <paramref name="source"/> holds.</summary>
    public TContent Read(SourceText source) => _contents.GetValue(source, Parse);

    private TContent Parse(SourceText source)
    {
        using var utf8 = Utf8Text.From(source);
        return parse(utf8.Bytes);
    }
}
