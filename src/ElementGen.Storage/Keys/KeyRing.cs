using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace ElementGen.Storage;

/// <summary>Encryption with the keys of a store, wherever they are kept.</summary>
internal sealed class KeyRing : IDisposable
{
    // Under another name nothing that was saved before could be decrypted.
    private const string ApplicationName = "ElementGen.Storage";

    private readonly KeyRepository _keys;
    private readonly ServiceProvider _services;
    private readonly StoreWarnings _warnings;

    /// <summary>Uses the keys in a <paramref name="place"/>; none need be there yet.</summary>
    /// <param name="place">Where the keys are.</param>
    /// <param name="mayMakeKeys">
    /// Whether a key is made where there is no valid one. If not, keys that have expired, and those that were revoked, still decrypt.
    /// </param>
    /// <param name="warnings">Gets a sentence for whatever cannot be used.</param>
    public KeyRing(IKeyPlace place, bool mayMakeKeys, StoreWarnings warnings)
    {
        _warnings = warnings;
        _keys = new KeyRepository(place, mayMakeKeys, warnings);
        var services = new ServiceCollection();
        var protection = services.AddDataProtection()
            .SetApplicationName(ApplicationName)
            .AddKeyManagementOptions(options => options.XmlRepository = _keys);
        // On other systems only the folder's mode protects the keys. A database encrypts them by itself.
        if (OperatingSystem.IsWindows() && place is KeyFiles)
            protection.ProtectKeysWithDpapi();

        _services = services.BuildServiceProvider();
        foreach (var key in _services.GetRequiredService<IKeyManager>().GetAllKeys().Where(static key => !CanEncrypt(key)))
            _keys.LeaveOut(key.KeyId);

        Provider = new RingProtection(_services.GetRequiredService<IDataProtectionProvider>(), _keys);
    }

    public IDataProtectionProvider Provider { get; }

    /// <summary>The keys, as an error names them, with what is wrong with single ones.</summary>
    public string Description => string.Join(' ', [$"the keys in {_keys.Place}.", .. _keys.Unusable]);

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
