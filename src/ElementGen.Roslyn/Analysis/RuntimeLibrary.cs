using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis;

/// <summary>The runtime library as a compilation references it.</summary>
internal static class RuntimeLibrary
{
    /// <summary>
    /// The runtime library's type of this name; null when the compilation does not reference the library. A library that is reached by an extern
    /// alias alone counts: the compilation itself does not find its types by name.
    /// </summary>
    public static INamedTypeSymbol? GetRuntimeType(this Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName(name)
        ?? compilation.References
            .Where(static reference => !reference.Properties.Aliases.IsDefaultOrEmpty)
            .Select(reference => (compilation.GetAssemblyOrModuleSymbol(reference) as IAssemblySymbol)?.GetTypeByMetadataName(name))
            .FirstOrDefault(static type => type is not null);
}
