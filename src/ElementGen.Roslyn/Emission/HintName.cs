using System.Globalization;
using System.Text;
using ElementGen.Definitions;
using ElementGen.Roslyn.Classes;

namespace ElementGen.Roslyn.Emission;

/// <summary>
/// The name of a class's generated file. One invalid name, or two that differ only in case, would remove the output of all classes. So each
/// name has only plain characters and ends in a hash. The hash also tells a containing type from a namespace and from another kind of type
/// with the same name: both can exist while code is edited.
/// </summary>
internal static class HintName
{
    private const int LongestReadablePart = 80;

    public static string Of(ElementClass elementClass)
    {
        var hint = new StringBuilder(LongestReadablePart + 16);
        var hash = StableHash.Empty;
        foreach (var segment in elementClass.Namespace)
        {
            AppendReadable(hint, segment).Append('.');
            hash = StableHash.Add(StableHash.Add(hash, segment), '.');
        }

        foreach (var type in elementClass.ContainingTypes)
        {
            AppendReadable(hint, type.Name).Append('.');
            hash = StableHash.Add(StableHash.Add(StableHash.Add(StableHash.Add(hash, type.Keyword), ' '), type.Name), '+');
        }

        AppendReadable(hint, elementClass.Name);
        hash = StableHash.Add(hash, elementClass.Name);
        hint.Length = Math.Min(hint.Length, LongestReadablePart);
        return hint.Append('.').Append(hash.ToString("x8", CultureInfo.InvariantCulture)).Append(".g.cs").ToString();
    }

    private static StringBuilder AppendReadable(StringBuilder hint, string name)
    {
        foreach (var c in name)
            hint.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' ? c : '_');

        return hint;
    }
}
