using System.Reflection;

namespace ElementGen.EndToEnd.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The project or solution whose packages are tested.</summary>
    public static string Packed { get; } = Metadata("Packed");

    /// <summary>Whether sources are named from the repository's root in what was built, as in a release, not by where they lie.</summary>
    public static bool SourcesAreMapped => Metadata("SourcesAreMapped") == "true";

    /// <summary>Whether it is a clone, not an archive of the sources.</summary>
    public static bool IsClone => Path.Exists(Path.Combine(Root, ".git"));

    /// <summary>The packages that the repository itself was restored with.</summary>
    public static string RestoredPackages => Metadata("RestoredPackages");
    /// <summary>The package with the reference assemblies of a framework older than the SDK's own (<c>net8.0</c>).</summary>
    public static string ReferencePackOf(string targetFramework) =>
        Directory.EnumerateFiles(Path.Combine(Metadata("FrameworkReferences." + targetFramework), "..", ".."), "*.nupkg").Single();

    /// <summary>The reference assemblies of a framework that the SDK brings, beside the runtime itself (<c>Microsoft.AspNetCore.App</c>).</summary>
    public static string ReferencesOf(string framework) => Metadata("References." + framework);

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
