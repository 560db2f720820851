using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Classes;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>
/// Which definition files are read for the keys that classes name: those named after a key, then all others of the project if it has no
/// such file for a key. It has value equality, so that the pipeline can see that nothing has changed.
/// </summary>
internal sealed class FilesToRead : IEquatable<FilesToRead>
{
    private readonly HashSet<string> _keys;
    private readonly HashSet<string> _names;
    private readonly Choice _choice;

    private FilesToRead(HashSet<string> keys, HashSet<string> names, Choice choice)
    {
        _keys = keys;
        _names = names;
        _choice = choice;
    }

    private enum Choice
    {
        NamedAfterKey,
        AllOthers,
        None,
    }

    /// <summary>The files named after the keys of <paramref name="classes"/>. Case is ignored: some file systems ignore it.</summary>
    public static FilesToRead NamedAfterKeysOf(ImmutableArray<ElementClass> classes)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var elementClass in classes)
            keys.Add(elementClass.Key);

        return new FilesToRead(keys, new HashSet<string>(keys, StringComparer.OrdinalIgnoreCase), Choice.NamedAfterKey);
    }

    /// <summary>
    /// All other files of the project if a key has no definition in <paramref name="named"/> from a file of the project that is named after
    /// it; else none.
    /// </summary>
    public FilesToRead Others(DefinitionIndex named)
    {
        foreach (var key in _keys)
        {
            if (named.Find(key) is not { File: { IsFromCatalog: false } file } || !file.IsNamedAfter(key))
                return new FilesToRead(_keys, _names, Choice.AllOthers);
        }

        return new FilesToRead(_keys, _names, Choice.None);
    }

    /// <summary>Whether <paramref name="file"/> is one of these files.</summary>
    public bool Include(DefinitionFile file) => _choice switch
    {
        Choice.NamedAfterKey => _names.Contains(file.Key),
        Choice.AllOthers => !file.IsFromCatalog && !_names.Contains(file.Key),
        _ => false,
    };

    public bool Equals(FilesToRead? other) => other is not null && _choice == other._choice && _keys.SetEquals(other._keys);

    public override bool Equals(object? obj) => Equals(obj as FilesToRead);

    public override int GetHashCode() => _keys.Count;
}
