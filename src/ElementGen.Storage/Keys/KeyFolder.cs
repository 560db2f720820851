using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ElementGen.Storage;

/// <summary>Encryption with keys in a folder that only its owner may read.</summary>
internal sealed class KeyFolder : IDisposable
{
    // Under another name nothing that was saved before could be decrypted.
    private const string ApplicationName = "ElementGen.Storage";

    private readonly ServiceProvider _services;

    /// <summary>Uses the keys in the folder <paramref name="path"/>; makes the folder if there is none.</summary>
    public KeyFolder(string path)
    {
        OwnerOnly.CreateFolder(path);
        var services = new ServiceCollection();
        var protection = services.AddDataProtection().SetApplicationName(ApplicationName).PersistKeysToFileSystem(new DirectoryInfo(path));
        // On other systems only the folder's mode protects the keys.
        if (OperatingSystem.IsWindows())
            protection.ProtectKeysWithDpapi();

        _services = services.BuildServiceProvider();
        Provider = _services.GetRequiredService<IDataProtectionProvider>();
    }

    public IDataProtectionProvider Provider { get; }

    /// <summary>Reads the keys now, or makes the first one. Without this call it would happen when the first instance is saved.</summary>
    public void Load() => Provider.CreateProtector(nameof(Load)).Protect([]);

    public void Dispose() => _services.Dispose();
}
