using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis;

/// <summary>Finds the runtime library's types in a compilation.</summary>
internal static class RuntimeLibrary
{
    /// <summary>
    /// The runtime library's type with this name; null when the compilation does not reference the library. The library may be referenced
    /// only under an extern alias; <see cref="Compilation.GetTypeByMetadataName"/> does not find its types then.
    /// </summary>
    public static INamedTypeSymbol? GetRuntimeType(this Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName(name)
        ?? compilation.References
            .Where(static reference => !reference.Properties.Aliases.IsDefaultOrEmpty)
            .Select(reference => (compilation.GetAssemblyOrModuleSymbol(reference) as IAssemblySymbol)?.GetTypeByMetadataName(name))
            .FirstOrDefault(static type => type is not null);
}
