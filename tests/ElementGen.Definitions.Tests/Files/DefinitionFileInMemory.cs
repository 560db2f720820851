using System.Text;

namespace ElementGen.Definitions.Tests.Files;

/// <summary>A definition file that counts how often it is read.</summary>
/// <param name="Path">The file's path in its project.</param>
/// <param name="Text">What it holds; null when it cannot be read.</param>
/// <param name="IsCertain">Whether it is a definition file by its name or by an item of the project.</param>
internal sealed record DefinitionFileInMemory(string Path, string? Text, bool IsCertain = true) : DefinitionFile(Path, IsCertain)
{
    public int Reads { get; private set; }

    public override DefinitionContent? Read(CancellationToken cancellationToken)
    {
        Reads++;
        return Text is null ? null : DefinitionReader.Read(Encoding.UTF8.GetBytes(Text));
    }
}
