using ElementGen.Definitions;

namespace ElementGen.Roslyn.Classes;

/// <summary>An element class: a class with <c>[ElementInstance]</c>. It is plain data that does not keep the compilation alive.</summary>
/// <param name="Key">The element's key in the attribute; "" when there is none.</param>
/// <param name="Optional">Keys of entries that callers of this class need not supply.</param>
/// <param name="Namespace">The namespace's segments, outermost first; empty for the global one.</param>
/// <param name="ContainingTypes">The types around the class, outermost first.</param>
/// <param name="Name">The class's name, without an escape.</param>
/// <param name="IsDocumented">Whether the user's part of the class has a documentation comment.</param>
/// <param name="Room">Which generated members the user's part of the class leaves room for.</param>
/// <param name="RuntimeAlias">The alias that types of the runtime library need in this project; null when <c>global::</c> works.</param>
internal sealed record ElementClass(
    string Key,
    EquatableArray<string> Optional,
    EquatableArray<string> Namespace,
    EquatableArray<ContainingType> ContainingTypes,
    string Name,
    bool IsDocumented,
    RoomForMembers Room,
    string? RuntimeAlias);

/// <summary>A type around the class. The generated part declares it again.</summary>
/// <param name="Keyword">The start of its declaration (<c>partial class</c>).</param>
/// <param name="Name">Its name, without an escape.</param>
internal sealed record ContainingType(string Keyword, string Name);
