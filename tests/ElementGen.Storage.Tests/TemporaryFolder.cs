namespace ElementGen.Storage.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elementgen-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public IEnumerable<FileInfo> Files => _folder.EnumerateFiles("*", SearchOption.AllDirectories);

    public void Dispose() => _folder.Delete(recursive: true);
}
