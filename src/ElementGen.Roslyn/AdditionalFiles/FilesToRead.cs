using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Declarations;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>
/// Which definition files are read for the keys that classes name: those named after a key and, while some key has no such file, all others.
/// Compared as a whole, so that the pipeline sees when nothing has changed.
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

    /// <summary>The files that are named after the keys of <paramref name="classes"/>; file systems differ in whether case counts.</summary>
    public static FilesToRead NamedAfterKeysOf(ImmutableArray<ElementClass> classes)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declared in classes)
            keys.Add(declared.Key);

        return new FilesToRead(keys, new HashSet<string>(keys, StringComparer.OrdinalIgnoreCase), Choice.NamedAfterKey);
    }

    /// <summary>All other files, when <paramref name="named"/> shows that a key has no file that is named after it; none, when each has.</summary>
    public FilesToRead Others(DefinitionIndex named)
    {
        foreach (var key in _keys)
        {
            if (named.Find(key)?.File.IsNamedAfter(key) != true)
                return new FilesToRead(_keys, _names, Choice.AllOthers);
        }

        return new FilesToRead(_keys, _names, Choice.None);
    }

    /// <summary>Whether <paramref name="file"/> is one of them.</summary>
    public bool Include(DefinitionFile file) => _choice switch
    {
        Choice.NamedAfterKey => _names.Contains(file.Key),
        Choice.AllOthers => !_names.Contains(file.Key),
        _ => false,
    };

    public bool Equals(FilesToRead? other) => other is not null && _choice == other._choice && _keys.SetEquals(other._keys);

    public override bool Equals(object? obj) => Equals(obj as FilesToRead);

    public override int GetHashCode() => _keys.Count;
}
