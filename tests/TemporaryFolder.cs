namespace ElementGen;

/// <summary>A folder that is gone after the test. Several test projects include this file.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elementgen-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string FullName => _folder.FullName;

    public IEnumerable<FileInfo> Files => _folder.EnumerateFiles("*", SearchOption.AllDirectories);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
