using System.Reflection;

namespace ElementGen.Definitions.Tests;

/// <summary>The files of the repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>The folder of the catalogue's definitions and of the schemas.</summary>
    public static string Elements { get; } = Path.Combine(Root, "elements");
}
