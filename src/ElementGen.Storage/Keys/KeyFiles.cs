using System.Xml;
using System.Xml.Linq;

namespace ElementGen.Storage;

/// <summary>Keys as files, in the form of Data Protection's own repository for folders.</summary>
/// <param name="folders">Where keys are read; new ones are written into the first. They need not be there yet.</param>
/// <param name="warnings">Gets what others could do with the files until now.</param>
internal sealed class KeyFiles(IReadOnlyList<string> folders, StoreWarnings warnings) : IKeyPlace
{
    private readonly Ownership _ownership = new(warnings);

    /// <inheritdoc/>
    public string Name => $"'{folders[0]}'";

    /// <inheritdoc/>
    public bool CanWrite => !(UnixEntry.IsKnown && Directory.Exists(folders[0]) && !UnixCalls.MayWrite(folders[0]));

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

    /// <inheritdoc/>
    public IEnumerable<KeptKey> Read() => folders.SelectMany(FilesIn).Select(Read);

    /// <inheritdoc/>
    public void Write(XElement key, string name)
    {
        KeepOutOfRepositories(folders[0]);
        OwnerOnly.WriteFile(Path.Combine(folders[0], name + ".xml"), key.Save);
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal) : [];

    // Only in a folder that is made here: one that is there already is kept as its owner keeps it.
    private static void KeepOutOfRepositories(string folder)
    {
        if (Directory.Exists(folder))
            return;

        OwnerOnly.CreateFolder(folder);
        OwnerOnly.WriteFile(Path.Combine(folder, ".gitignore"), static file => file.Write("*\n"u8));
    }

    private KeptKey Read(string file)
    {
        var name = $"The key file '{file}'";
        try
        {
            var place = _ownership.Follow(file);
            _ownership.Claim(place);
            using var stream = new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return new KeptKey(name, XElement.Load(stream));
        }
        catch (XmlException exception)
        {
            // The text of the exception can quote the key.
            return new KeptKey(
                name, null, $"it is damaged: no XML from line {exception.LineNumber}, position {exception.LinePosition}");
        }
        catch (NotSupportedException)
        {
            return new KeptKey(name, null, "it is damaged: its encoding is not known");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new KeptKey(name, null, exception.Message.TrimEnd('.'));
        }
    }
}
