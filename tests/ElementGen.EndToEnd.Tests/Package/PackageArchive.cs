using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>A package as it is published: its manifest and its files.</summary>
internal sealed class PackageArchive
{
    private readonly Dictionary<string, byte[]> _files;

    private PackageArchive(Dictionary<string, byte[]> files) => _files = files;

    public static async Task<PackageArchive> OpenAsync(string id, string extension = ".nupkg")
    {
        await PackedPackages.FolderAsync();
        await using var archive = await ZipFile.OpenReadAsync(PackedPackages.File(id, extension));
        return new PackageArchive(archive.Entries.ToDictionary(static entry => entry.FullName, Read));
    }

    /// <summary>The files that the package was made for, by path; what every package has for its own sake is left out.</summary>
    public IEnumerable<string> Files => _files.Keys
        .Where(static path => path != "[Content_Types].xml" && !path.StartsWith("_rels/", StringComparison.Ordinal) && !path.StartsWith("package/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The assemblies in a folder, by path.</summary>
    public IEnumerable<string> AssembliesIn(string folder) =>
        Files.Where(path => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".dll", StringComparison.Ordinal));

    public bool Contains(string path) => _files.ContainsKey(path);

    public Stream Open(string path) => new MemoryStream(_files[path], writable: false);

    public string Text(string path)
    {
        using var reader = new StreamReader(Open(path));
        return reader.ReadToEnd();
    }

    public PEReader Assembly(string path) => new(ImmutableArray.Create(_files[path]));

    /// <summary>The manifest's metadata.</summary>
    public XElement Manifest => XDocument.Parse(Text(Files.Single(static path => path.EndsWith(".nuspec", StringComparison.Ordinal)))).Root!
        .Elements().Single(static element => element.Name.LocalName == "metadata");

    /// <summary>What the manifest says under a name; null when it says nothing.</summary>
    public XElement? Said(string name) => Manifest.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
