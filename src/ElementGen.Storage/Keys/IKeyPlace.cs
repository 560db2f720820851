using System.Xml.Linq;

namespace ElementGen.Storage;

/// <summary>Where keys are kept, as the XML that Data Protection writes: a folder, or a database.</summary>
internal interface IKeyPlace
{
    /// <summary>The place, as an error names it behind "in".</summary>
    string Name { get; }

    /// <summary>Whether keys can be written there now, as far as that is known.</summary>
    bool CanWrite { get; }

    /// <summary>All that is there. One that cannot be read does not stop the others.</summary>
    IEnumerable<KeptKey> Read();

    /// <summary>Writes a key. It is safe when the call ends.</summary>
    /// <param name="key">The key, or a revocation.</param>
    /// <param name="name">A name for it that nothing else there has.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it.</exception>
    void Write(XElement key, string name);
}

/// <summary>A key, or a revocation, as it is found.</summary>
/// <param name="Name">What it lies in, as the beginning of a sentence.</param>
/// <param name="Element">Its XML; null when it cannot be read.</param>
/// <param name="Problem">Why not; null when it can be.</param>
internal readonly record struct KeptKey(string Name, XElement? Element, string? Problem = null);
