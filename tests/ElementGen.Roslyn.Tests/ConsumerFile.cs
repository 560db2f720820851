using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Tests;

/// <summary>An additional file; it counts how often its text is asked for. A text of null stands for a file that cannot be read.</summary>
internal sealed class ConsumerFile(string path, string? text, string kind, bool foundByPlace) : AdditionalText
{
    private readonly SourceText? _text = text is null ? null : SourceText.From(text);
    private int _reads;

    public override string Path => path;

    public string Kind => kind;

    public bool FoundByPlace => foundByPlace;

    public int Reads => _reads;

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        return _text;
    }
}
