using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Tests;

/// <summary>An additional file; it counts how often its text is asked for. A text of null stands for a file that cannot be read.</summary>
internal sealed class ConsumerFile(string path, SourceText? text, string kind, bool foundByPlace, FileLoss? loss = null) : AdditionalText
{
    private int _reads;

    public ConsumerFile(string path, string? text, string kind, bool foundByPlace, FileLoss? loss = null)
        : this(path, text is null ? null : SourceText.From(text), kind, foundByPlace, loss)
    {
    }

    public override string Path => path;

    public string Kind => kind;

    public bool FoundByPlace => foundByPlace;

    public int Reads => _reads;

    /// <summary>The text, without asking for it.</summary>
    public SourceText? Text => text;

    /// <summary>The same file as another kind of item; "" for none of ours.</summary>
    public ConsumerFile As(string kind) => new(path, text, kind, foundByPlace, loss);

    /// <summary>The same file elsewhere.</summary>
    public ConsumerFile At(string place) => new(place, text, kind, foundByPlace, loss);

    /// <summary>The same file after an edit.</summary>
    public ConsumerFile Holding(string content) => new(path, content, kind, foundByPlace, loss);

    /// <summary>The same file, as if nobody had asked for it yet. Its text is the same object, so that whoever remembers what it holds still does.</summary>
    public ConsumerFile Unread() => As(kind);

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Increment(ref _reads) <= (loss?.AfterReads ?? int.MaxValue))
            return text;

        return loss!.Exception is { } exception ? throw exception : loss.Replacement is { } other ? SourceText.From(other) : null;
    }
}

/// <summary>A file that is lost while the compiler works.</summary>
/// <param name="AfterReads">How often it can be read before.</param>
/// <param name="Exception">What reading it throws from then on; null when it gives no text.</param>
internal sealed record FileLoss(int AfterReads, Exception? Exception)
{
    /// <summary>The text that it has from then on; null when it has none.</summary>
    public string? Replacement { get; init; }
}
