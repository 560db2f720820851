using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ElementGen.Storage;

/// <summary>
/// Gives Data Protection the keys of a place. Its own repositories fail as a whole if one key cannot be used; here the others go on
/// working. A new key is written before anything is encrypted with it.
/// </summary>
/// <param name="place">Where the keys are.</param>
/// <param name="mayMakeKeys">Whether new keys may be written.</param>
/// <param name="warnings">Gets a sentence for each key that cannot be used, and for a key that cannot be written.</param>
internal sealed class KeyRepository(IKeyPlace place, bool mayMakeKeys, StoreWarnings warnings) : IXmlRepository
{
    private readonly StoreWarnings _unusable = new();
    private readonly Dictionary<Guid, Exception?> _notWritten = [];
    private readonly Dictionary<Guid, string> _nameOf = [];
    private readonly HashSet<Guid> _leftOut = [];

    /// <summary>The place, as an error names it behind "in".</summary>
    public string Place => place.Name;

    /// <summary>A sentence for each key that could not be used.</summary>
    public IReadOnlyList<string> Unusable => _unusable.ToList();

    /// <summary>Leaves a key out that could be read, but which encrypts nothing.</summary>
    public void LeaveOut(Guid key)
    {
        lock (_notWritten)
        {
            if (_leftOut.Add(key))
                Unused(_nameOf[key], "it is damaged: what it says of its key cannot be used");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_notWritten)
        {
            _nameOf.Clear();
            var elements = place.Read().Select(ReadOnce).OfType<XElement>().ToList();
            if (!(mayMakeKeys && place.CanWrite))
                Prolong(elements.FindAll(KeyXml.IsKey));

            return elements;
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A failure is no exception here, because that would also stop the reading with the keys that are there. <see cref="RequireWritten"/>
    /// throws it when something is encrypted with the key.
    /// </remarks>
    public void StoreElement(XElement element, string friendlyName)
    {
        var failure = mayMakeKeys ? TryWrite(element, friendlyName) : null;
        if (mayMakeKeys && failure is null)
            return;

        if (failure is not null)
        {
            warnings.Add(
                $"No new key can be written in {Place}: {failure.Message} Instances can be read, but not saved once the others expire.");
        }

        lock (_notWritten)
        {
            _notWritten[KeyXml.IdOf(element)] = failure;
        }
    }

    /// <summary>Makes sure that what was encrypted with a key can be decrypted by whoever reads the keys.</summary>
    /// <exception cref="IOException">The key could not be written.</exception>
    public void RequireWritten(Guid key)
    {
        lock (_notWritten)
        {
            if (_notWritten.TryGetValue(key, out var failure))
            {
                throw new IOException(
                    $"Nothing can be encrypted: there is no valid key in {Place}, and no new one can be written. Let this user write "
                    + "there, or restore the keys from a backup.",
                    failure);
            }
        }
    }

    private Exception? TryWrite(XElement element, string name)
    {
        try
        {
            place.Write(element, name);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception;
        }
    }

    // Data Protection does not use an expired key at all, not even if there is no other and none can be made.
    private void Prolong(List<XElement> keys)
    {
        if (mayMakeKeys && keys.Count > 0 && keys.TrueForAll(KeyXml.IsExpired))
        {
            warnings.Add(
                $"No new key can be written in {Place}, and those in it have expired. The newest of them is used. Let this user write "
                + "there.");
        }

        keys.ForEach(KeyXml.Prolong);
    }

    // Two keys of one id would be an error of the whole; the same file can lie in two folders.
    private XElement? ReadOnce(KeptKey kept)
    {
        if (kept.Element is not { } element)
            return Unused(kept.Name, kept.Problem!);

        if (!KeyXml.IsComplete(element))
            return Unused(kept.Name, "it is damaged: its XML is not that of a key or a revocation");

        if (!KeyXml.IsKey(element))
            return element;

        var id = KeyXml.IdOf(element);
        return _nameOf.TryAdd(id, kept.Name) && !_leftOut.Contains(id) ? element : null;
    }

    private XElement? Unused(string name, string reason)
    {
        var sentence = $"{name} is not used: {reason}. Restore it from a backup; what was encrypted with it cannot be read.";
        _unusable.Add(sentence);
        warnings.Add(sentence);
        return null;
    }
}
