using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace ElementGen.Storage;

/// <summary>Encryption with keys in a folder that only its owner may read.</summary>
internal sealed class KeyFolder : IDisposable
{
    // Under another name nothing that was saved before could be decrypted.
    private const string ApplicationName = "ElementGen.Storage";

    private readonly KeyFiles _files;
    private readonly ServiceProvider _services;
    private readonly StoreWarnings _warnings;

    /// <summary>Uses the keys in <paramref name="folders"/>; none need be there yet.</summary>
    /// <param name="folders">Where keys are read; new ones are written into the first.</param>
    /// <param name="mayMakeKeys">
    /// Whether a key is made where there is no valid one. If not, keys that have expired, and those that were revoked, still decrypt.
    /// </param>
    /// <param name="warnings">Gets a sentence for whatever cannot be used.</param>
    /// <exception cref="UnauthorizedAccessException">A folder is open to others or a stranger's, or this user may not read it.</exception>
    public KeyFolder(IReadOnlyList<string> folders, bool mayMakeKeys, StoreWarnings warnings)
    {
        _warnings = warnings;
        _files = new KeyFiles(folders, mayMakeKeys, warnings);
        _files.CheckFolders();
        var services = new ServiceCollection();
        var protection = services.AddDataProtection()
            .SetApplicationName(ApplicationName)
            .AddKeyManagementOptions(options => options.XmlRepository = _files);
        // On other systems only the folder's mode protects the keys.
        if (OperatingSystem.IsWindows())
            protection.ProtectKeysWithDpapi();

        _services = services.BuildServiceProvider();
        foreach (var key in _services.GetRequiredService<IKeyManager>().GetAllKeys().Where(static key => !CanEncrypt(key)))
            _files.LeaveOut(key.KeyId);

        Provider = new FolderProtection(_services.GetRequiredService<IDataProtectionProvider>(), _files);
    }

    public IDataProtectionProvider Provider { get; }

    /// <summary>The keys, as an error names them, with what is wrong with single files.</summary>
    public string Description => string.Join(' ', [$"the keys in '{_files.Folder}'.", .. _files.Unusable]);

    /// <summary>
    /// Where the keys of the file at <paramref name="path"/> are: beside the file itself and, if the path is a link, beside the link, where
    /// release 0.1 kept them. New keys are written beside the file, where they are found by whatever path it is opened.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">A stranger could lead the path elsewhere.</exception>
    public static IReadOnlyList<string> Beside(string path, StoreWarnings warnings) =>
        [.. new[] { new Ownership(warnings).Follow(path), Path.GetFullPath(path) }.Distinct().Select(file => file + ".keys")];

    /// <summary>Makes a key if there is no valid one. Without this call it would happen when the first instance is saved.</summary>
    /// <param name="isNeeded">
    /// Whether it is an error if none can be made. Otherwise there is something to read, and a warning is enough.
    /// </param>
    /// <exception cref="IOException">There is no valid key, and none can be made.</exception>
    public void Load(bool isNeeded)
    {
        try
        {
            Provider.CreateProtector(nameof(Load)).Protect([]);
        }
        catch (IOException exception) when (!isNeeded)
        {
            _warnings.Add(exception.Message);
        }
    }

    public void Dispose() => _services.Dispose();

    private static bool CanEncrypt(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (Exception)
        {
            // Of a damaged key any part can be missing, and so any exception occur. Data Protection catches all of them too, but tries
            // again for two seconds.
            return false;
        }
    }
}
