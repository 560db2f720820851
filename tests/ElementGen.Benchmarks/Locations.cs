using System.Reflection;

namespace ElementGen.Benchmarks;

/// <summary>Where the files lie that the benchmarks take.</summary>
internal static class Locations
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Elements { get; } = Path.Combine(Root, "elements");

    public static string Results { get; } = Path.Combine(Root, "tests", "ElementGen.Benchmarks", "Results");

    /// <summary>The folder of the framework's reference assemblies.</summary>
    public static string FrameworkReferences { get; } = Metadata("FrameworkReferences");

    /// <summary>The folder that the generator is built into.</summary>
    public static string CompilerPart { get; } = Metadata("CompilerPart");

    /// <summary>The assemblies that the package puts beside the compiler.</summary>
    public static IReadOnlyList<string> PackedCompilerPart { get; } = Metadata("PackedCompilerPart").Split(';');

    public static string RefitPackage { get; } = Metadata("RefitPackage");

    public static string MapperlyPackage { get; } = Metadata("MapperlyPackage");

    private static string Metadata(string key) => typeof(Locations).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
