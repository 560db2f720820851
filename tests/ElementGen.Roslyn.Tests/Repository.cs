using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests;

/// <summary>The repository's own files that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The folder with the runtime library as it is built for consumers.</summary>
    public static string RuntimeLibraries { get; } = RuntimeLibrariesFor("net10.0");

    /// <summary>The storage library as it is built for consumers.</summary>
    public static string StorageLibrary { get; } = Metadata("StorageLibrary");

    /// <summary>What the examples of pages use beside the runtime library: the storage libraries, and ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> LibrariesOfPages { get; } =
    [
        MetadataReference.CreateFromFile(StorageLibrary),
        MetadataReference.CreateFromFile(Metadata("RefitLibrary")),
        MetadataReference.CreateFromFile(Metadata("PostgreSqlLibrary")),
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Npgsql.dll")),
        .. Directory.EnumerateFiles(Metadata("WebFrameworkReferences"), "*.dll").Select(static file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>The folder of the rules' pages.</summary>
    public static string RulePages { get; } = Path.Combine(Root, "src", "ElementGen.Roslyn", "Rules");

    /// <summary>The text of a definition of the catalogue.</summary>
    public static string Element(string key) => File.ReadAllText(Path.Combine(Root, "elements", key + ".json"));

    /// <summary>The keys of the whole catalogue.</summary>
    public static IReadOnlyList<string> ElementKeys { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "elements"), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.EndsWith(".schema", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The folder of the framework's reference assemblies.</summary>
    public static string FrameworkReferences { get; } = FrameworkReferencesOf("net10.0");

    /// <summary>The folder of the reference assemblies of one of the frameworks that consumers are built for.</summary>
    public static string FrameworkReferencesOf(string targetFramework) => Metadata("FrameworkReferences." + targetFramework);

    /// <summary>The folder with the runtime library as the package brings it for a framework.</summary>
    public static string RuntimeLibrariesFor(string targetFramework) => Metadata("RuntimeLibraries." + targetFramework);

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
