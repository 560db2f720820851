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
        var types = declaration.ContainingTypes.Select(static type => type.Name).Append(declaration.Name);
        var name = string.Join(".", declaration.Namespace.Concat(types));
        var hint = new StringBuilder(LongestReadablePart + 16);
        foreach (var c in name.Substring(0, Math.Min(name.Length, LongestReadablePart)))
            hint.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' ? c : '_');

        return hint.Append('.').Append(StableHash.Of(Exact(declaration)).ToString("x8", CultureInfo.InvariantCulture)).Append(".g.cs").ToString();
    }

    private static string Exact(InstanceDeclaration declaration) => string.Concat(
        string.Concat(declaration.Namespace.Select(static segment => segment + ".")),
        string.Concat(declaration.ContainingTypes.Select(static type => $"{type.Keyword} {type.Name}+")),
        declaration.Name);
}
