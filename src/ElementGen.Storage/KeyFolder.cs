using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ElementGen.Storage;

/// <summary>Encryption with keys in a folder that only its owner may read.</summary>
internal sealed class KeyFolder : IDisposable
{
    // Part of what keys are used for, like a purpose: it stays.
    private const string ApplicationName = "ElementGen.Storage";

    private readonly ServiceProvider _services;

    /// <summary>Takes the keys in <paramref name="path"/>; makes the folder where there is none.</summary>
    public KeyFolder(string path)
    {
        OwnerOnly.CreateFolder(path);
        var services = new ServiceCollection();
        var protection = services.AddDataProtection().SetApplicationName(ApplicationName).PersistKeysToFileSystem(new DirectoryInfo(path));
        // Elsewhere a key on disk is protected by the folder's mode alone.
        if (OperatingSystem.IsWindows())
            protection.ProtectKeysWithDpapi();

        _services = services.BuildServiceProvider();
        Provider = _services.GetRequiredService<IDataProtectionProvider>();
    }

    public IDataProtectionProvider Provider { get; }

    /// <summary>Reads the keys now, and makes the first one where there is none, rather than with the first instance.</summary>
    public void Load() => Provider.CreateProtector(nameof(Load)).Protect([]);

    public void Dispose() => _services.Dispose();
}
