using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>A definition file that was read from disk.</summary>
/// <param name="Path">The path relative to the folder of definitions, with <c>/</c>.</param>
/// <param name="Utf8">The file's text in UTF-8; null when the file cannot be read.</param>
internal sealed record DefinitionFileOnDisk(string Path, byte[]? Utf8) : DefinitionFile(Path, IsCertain: false)
{
    /// <summary>Reads the file at <paramref name="path"/> in <paramref name="folder"/>.</summary>
    public static DefinitionFileOnDisk Open(string folder, string path)
    {
        try
        {
            // One byte over the limit shows that a file is too long, so the rest is not read.
            using var file = File.OpenRead(System.IO.Path.Combine(folder, path));
            var bytes = new byte[Math.Min(file.Length, JsonText.MaximumLength + 1)];
            file.ReadExactly(bytes);
            return new DefinitionFileOnDisk(path, JsonText.ToUtf8(bytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new DefinitionFileOnDisk(path, Utf8: null);
        }
    }

    /// <inheritdoc/>
    public override DefinitionContent? Read(CancellationToken cancellationToken) => Utf8 is null ? null : DefinitionReader.Read(Utf8);

    /// <summary>Adds lines and columns to <paramref name="findings"/>, which must be in text order.</summary>
    public IEnumerable<DefinitionFinding> Locate(IReadOnlyList<Finding> findings)
    {
        var positions = TextPosition.Of(JsonText.WithoutByteOrderMark(Utf8), findings.Select(finding => finding.Range));
        return findings.Zip(
            positions,
            (finding, position) => new DefinitionFinding(
                Path, position.Line, position.Column, finding.Rule.Severity.InWords(), finding.Rule.Id, finding.Message));
    }
}
