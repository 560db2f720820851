using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>A definition file that was read from disk.</summary>
/// <param name="Path">The path below the folder of definitions, with <c>/</c>.</param>
/// <param name="Bytes">What the file holds; null when it cannot be read.</param>
internal sealed record DefinitionFileOnDisk(string Path, byte[]? Bytes) : DefinitionFile(Path, IsCertain: false)
{
    /// <summary>Reads the file at <paramref name="path"/> below <paramref name="folder"/>.</summary>
    public static DefinitionFileOnDisk Open(string folder, string path)
    {
        try
        {
            // One byte more than is allowed shows that a file is too long; the rest need not be read.
            using var file = File.OpenRead(System.IO.Path.Combine(folder, path));
            var bytes = new byte[Math.Min(file.Length, JsonText.MaximumLength + 1)];
            file.ReadExactly(bytes);
            return new DefinitionFileOnDisk(path, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new DefinitionFileOnDisk(path, Bytes: null);
        }
    }

    /// <inheritdoc/>
    public override DefinitionContent? Read(CancellationToken cancellationToken) => Bytes is null ? null : DefinitionReader.Read(Bytes);

    /// <summary>Puts <paramref name="findings"/>, which are in the file's order, at their lines.</summary>
    public IEnumerable<DefinitionFinding> Locate(IReadOnlyList<Finding> findings)
    {
        var positions = TextPosition.Of(JsonText.WithoutByteOrderMark(Bytes), findings.Select(finding => finding.Range));
        return findings.Select((finding, i) => new DefinitionFinding(Path, positions[i].Line, positions[i].Column, finding.Rule.Id, finding.Message));
    }
}
