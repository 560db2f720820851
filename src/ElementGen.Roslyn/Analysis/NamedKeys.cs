using ElementGen.Roslyn.Classes;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// The element keys that the classes of a project name. To find them, all types of the project are visited, so that happens once, and only
/// when the first key is asked for.
/// </summary>
internal sealed class NamedKeys(Compilation compilation, RuntimeSymbols runtime)
{
    private readonly Lazy<HashSet<string>> _keys = new(() => KeysIn(compilation.Assembly.GlobalNamespace, runtime));

    /// <summary>Whether a class names <paramref name="key"/>.</summary>
    public bool Contain(string key) => _keys.Value.Contains(key);

    /// <summary>Whether a class names a key that a file called <paramref name="fileKey"/> is named after. Case is ignored.</summary>
    public bool ContainFile(string fileKey) =>
        _keys.Value.Any(key => string.Equals(key, fileKey, StringComparison.OrdinalIgnoreCase));

    private static HashSet<string> KeysIn(INamespaceOrTypeSymbol outermost, RuntimeSymbols runtime)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(outermost);
        while (pending.Count > 0)
        {
            var symbol = pending.Pop();
            if (symbol is INamedTypeSymbol type
                && runtime.ElementInstanceAttributeOf(type) is { } attribute
                && ElementClasses.KeyOf(attribute) is { } key)
            {
                keys.Add(key);
            }

            if (symbol is INamespaceSymbol space)
            {
                foreach (var member in space.GetMembers())
                    pending.Push(member);
            }
            else
            {
                foreach (var nested in symbol.GetTypeMembers())
                    pending.Push(nested);
            }
        }

        return keys;
    }
}
