using System.Reflection;

namespace ElementGen.EndToEnd.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The package with the reference assemblies of a framework older than the SDK's own (<c>net8.0</c>).</summary>
    public static string ReferencePackOf(string targetFramework) =>
        Directory.EnumerateFiles(Path.Combine(Metadata("FrameworkReferences." + targetFramework), "..", ".."), "*.nupkg").Single();

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
