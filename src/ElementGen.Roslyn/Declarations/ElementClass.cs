using ElementGen.Definitions;

namespace ElementGen.Roslyn.Declarations;

/// <summary>An element class, a class with <c>[ElementInstance]</c>, as data that does not keep the compilation alive.</summary>
/// <param name="Key">The element's key as the attribute gives it; "" when it gives none.</param>
/// <param name="Optional">Keys of entries that callers of this class need not supply.</param>
/// <param name="Namespace">The namespace's segments, outermost first; empty for the global one.</param>
/// <param name="ContainingTypes">The types around the class, outermost first.</param>
/// <param name="Name">The class's name, without an escape.</param>
/// <param name="IsDocumented">Whether the class has a documentation comment of its own.</param>
/// <param name="HasConstructor">Whether the user's part of the configuration record declares a constructor.</param>
/// <param name="RuntimeAlias">The alias by which alone the project references the runtime library; null when <c>global::</c> leads to it.</param>
internal sealed record ElementClass(
    string Key,
    EquatableArray<string> Optional,
    EquatableArray<string> Namespace,
    EquatableArray<ContainingType> ContainingTypes,
    string Name,
    bool IsDocumented,
    bool HasConstructor,
    string? RuntimeAlias);

/// <summary>A type around the class, as it must be declared again to hold the generated part.</summary>
/// <param name="Keyword">How its declaration begins (<c>partial class</c>).</param>
/// <param name="Name">Its name, without an escape.</param>
internal sealed record ContainingType(string Keyword, string Name);
