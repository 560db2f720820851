using Microsoft.CodeAnalysis;

namespace ElementGen.CodeFixes.Scopes;

/// <summary>
/// The place of a value that only a person can give: a name that means nothing, so that the project does not build until it is replaced.
/// </summary>
internal static class Hole
{
    /// <summary>The hole for <paramref name="what"/> in the code at <paramref name="position"/>: <c>TODO_Username</c>.</summary>
    public static string For(string what, SemanticModel model, int position)
    {
        var name = "TODO_" + what;
        while (!model.LookupSymbols(position, name: name).IsEmpty)
            name += "_";

        return name;
    }
}
