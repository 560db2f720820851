namespace ElementGen.Storage;

/// <summary>What an application should hear about its store's files and keys although the store works. Thread-safe.</summary>
internal sealed class StoreWarnings
{
    private readonly List<string> _sentences = [];

    /// <summary>Adds a sentence, once: keys are read again while a store is open.</summary>
    public void Add(string sentence)
    {
        lock (_sentences)
        {
            if (!_sentences.Contains(sentence))
                _sentences.Add(sentence);
        }
    }

    /// <summary>What there is so far.</summary>
    public IReadOnlyList<string> ToList()
    {
        lock (_sentences)
            return [.. _sentences];
    }
}
