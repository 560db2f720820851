using System.Globalization;
using System.Text;
using ElementGen.Definitions;
using ElementGen.Roslyn.Declarations;

namespace ElementGen.Roslyn.Emission;

/// <summary>
/// The name of a class's generated file. One illegal name, or two that differ only in case, would remove the output of all classes. So every name
/// ends in a hash of the exact class, which also tells a containing type from a namespace and from another kind of type: while code is edited, both
/// can exist.
/// </summary>
internal static class HintName
{
    private const int LongestReadablePart = 80;

    public static string Of(ElementClass declared)
    {
        var hint = new StringBuilder(LongestReadablePart + 16);
        var hash = StableHash.Empty;
        foreach (var segment in declared.Namespace)
        {
            AppendReadable(hint, segment).Append('.');
            hash = StableHash.Add(StableHash.Add(hash, segment), '.');
        }

        foreach (var type in declared.ContainingTypes)
        {
            AppendReadable(hint, type.Name).Append('.');
            hash = StableHash.Add(StableHash.Add(StableHash.Add(StableHash.Add(hash, type.Keyword), ' '), type.Name), '+');
        }

        AppendReadable(hint, declared.Name);
        hint.Length = Math.Min(hint.Length, LongestReadablePart);
        return hint.Append('.').Append(StableHash.Add(hash, declared.Name).ToString("x8", CultureInfo.InvariantCulture)).Append(".g.cs").ToString();
    }

    private static StringBuilder AppendReadable(StringBuilder hint, string name)
    {
        foreach (var c in name)
            hint.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' ? c : '_');

        return hint;
    }
}
