using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ElementGen.Storage;

/// <summary>
/// Keys as files, in the form of Data Protection's own repository for folders. That one fails as a whole if it cannot use one file; here
/// the others go on working. A new key is on disk before anything is encrypted with it.
/// </summary>
/// <param name="folders">Where keys are read; new ones are written into the first. They need not be there yet.</param>
/// <param name="mayMakeKeys">Whether new keys may be written.</param>
/// <param name="warnings">Gets a sentence for each file that cannot be used, and for a key that cannot be written.</param>
internal sealed class KeyFiles(IReadOnlyList<string> folders, bool mayMakeKeys, StoreWarnings warnings) : IXmlRepository
{
    private readonly Ownership _ownership = new(warnings);
    private readonly StoreWarnings _unusable = new();
    private readonly Dictionary<Guid, Exception?> _notWritten = [];
    private readonly Dictionary<Guid, string> _fileOf = [];
    private readonly HashSet<Guid> _leftOut = [];

    /// <summary>Where new keys are written.</summary>
    public string Folder => folders[0];

    /// <summary>A sentence for each file that could not be used.</summary>
    public IReadOnlyList<string> Unusable => _unusable.ToList();

    /// <summary>Looks whether the folders can be used at all.</summary>
    /// <exception cref="UnauthorizedAccessException">A folder is open to others or a stranger's, or this user may not read it.</exception>
    public void CheckFolders()
    {
        foreach (var folder in folders)
        {
            _ownership.Claim(_ownership.Follow(folder));
            try
            {
                _ = FilesIn(folder).Any();
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new UnauthorizedAccessException(
                    $"This user may not read the keys in '{folder}'. Let their owner give the right, or open the store as their owner.",
                    exception);
            }
        }
    }

    /// <summary>Leaves a key out whose file could be read, but which encrypts nothing.</summary>
    public void LeaveOut(Guid key)
    {
        lock (_notWritten)
        {
            if (_leftOut.Add(key))
                Unused(_fileOf[key], "it is damaged: what it says of its key cannot be used");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_notWritten)
        {
            _fileOf.Clear();
            var elements = folders.SelectMany(FilesIn).Select(ReadOnce).OfType<XElement>().ToList();
            if (!CanWrite)
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
        var failure = mayMakeKeys ? TryWrite(element, Path.Combine(Folder, friendlyName + ".xml")) : null;
        if (mayMakeKeys && failure is null)
            return;

        if (failure is not null)
        {
            warnings.Add(
                $"No new key can be written in '{Folder}': {failure.Message} Instances can be read, but not saved once the others expire.");
        }

        lock (_notWritten)
        {
            _notWritten[KeyXml.IdOf(element)] = failure;
        }
    }

    /// <summary>Makes sure that what was encrypted with a key can be decrypted by whoever reads the files.</summary>
    /// <exception cref="IOException">The key could not be written.</exception>
    public void RequireWritten(Guid key)
    {
        lock (_notWritten)
        {
            if (_notWritten.TryGetValue(key, out var failure))
            {
                throw new IOException(
                    $"Nothing can be encrypted: there is no valid key in '{Folder}', and no new one can be written. Let this user write "
                    + "there, or restore the keys from a backup.",
                    failure);
            }
        }
    }

    // Asked each time: keys are read again every day.
    private bool CanWrite => mayMakeKeys && !(UnixEntry.IsKnown && Directory.Exists(Folder) && !UnixCalls.MayWrite(Folder));

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal) : [];

    private static Exception? TryWrite(XElement element, string file)
    {
        try
        {
            KeepOutOfRepositories(Path.GetDirectoryName(file)!);
            OwnerOnly.WriteFile(file, element.Save);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception;
        }
    }

    // Only in a folder that is made here: one that is there already is kept as its owner keeps it.
    private static void KeepOutOfRepositories(string folder)
    {
        if (Directory.Exists(folder))
            return;

        OwnerOnly.CreateFolder(folder);
        OwnerOnly.WriteFile(Path.Combine(folder, ".gitignore"), static file => file.Write("*\n"u8));
    }

    // Data Protection does not use an expired key at all, not even if there is no other and none can be made.
    private void Prolong(List<XElement> keys)
    {
        if (mayMakeKeys && keys.Count > 0 && keys.TrueForAll(KeyXml.IsExpired))
        {
            warnings.Add(
                $"No new key can be written in '{Folder}', and those in it have expired. The newest of them is used. Let this user write "
                + "there.");
        }

        keys.ForEach(KeyXml.Prolong);
    }

    // Two keys of one id would be an error of the whole; the same file can lie in both folders.
    private XElement? ReadOnce(string file)
    {
        var element = Read(file);
        if (element is null || !KeyXml.IsKey(element))
            return element;

        var id = KeyXml.IdOf(element);
        return _fileOf.TryAdd(id, file) && !_leftOut.Contains(id) ? element : null;
    }

    private XElement? Read(string file)
    {
        try
        {
            var place = _ownership.Follow(file);
            _ownership.Claim(place);
            using var stream = new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var element = XElement.Load(stream);
            return KeyXml.IsComplete(element) ? element : Unused(file, "it is damaged: its XML is not that of a key or a revocation");
        }
        catch (XmlException exception)
        {
            // The text of the exception can quote the key.
            return Unused(file, $"it is damaged: no XML from line {exception.LineNumber}, position {exception.LinePosition}");
        }
        catch (NotSupportedException)
        {
            return Unused(file, "it is damaged: its encoding is not known");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unused(file, exception.Message.TrimEnd('.'));
        }
    }

    private XElement? Unused(string file, string reason)
    {
        var sentence = $"The key file '{file}' is not used: {reason}. Restore it from a backup; what was encrypted with it cannot be read.";
        _unusable.Add(sentence);
        warnings.Add(sentence);
        return null;
    }
}
