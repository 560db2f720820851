using System.Globalization;
using System.Text;
using ElementGen.Definitions;
using ElementGen.Roslyn.Declarations;

namespace ElementGen.Roslyn.Emission;

/// <summary>
/// What a class's generated file is called. One name that is illegal, or that differs from another only in case, would take the output of
/// all classes away; so every name carries a hash of the exact class, which tells a type around it from a namespace and from a type of
/// another kind: while code is edited, both may be there.
/// </summary>
internal static class HintName
{
    private const int LongestReadablePart = 80;

    public static string Of(InstanceDeclaration declaration)
    {
        var hint = new StringBuilder(LongestReadablePart + 16);
        var hash = StableHash.Empty;
        foreach (var segment in declaration.Namespace)
        {
            AppendReadable(hint, segment).Append('.');
            hash = StableHash.Add(StableHash.Add(hash, segment), '.');
        }

        foreach (var type in declaration.ContainingTypes)
        {
            AppendReadable(hint, type.Name).Append('.');
            hash = StableHash.Add(StableHash.Add(StableHash.Add(StableHash.Add(hash, type.Keyword), ' '), type.Name), '+');
        }

        AppendReadable(hint, declaration.Name);
        hint.Length = Math.Min(hint.Length, LongestReadablePart);
        return hint.Append('.').Append(StableHash.Add(hash, declaration.Name).ToString("x8", CultureInfo.InvariantCulture)).Append(".g.cs").ToString();
    }

    private static StringBuilder AppendReadable(StringBuilder hint, string name)
    {
        foreach (var c in name)
            hint.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' ? c : '_');

        return hint;
    }
}
