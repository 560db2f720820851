using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests;

/// <summary>A framework that consumers are built for: its reference assemblies, and the runtime library that the package brings for it.</summary>
internal sealed class TargetFramework
{
    private readonly string _name;

    private TargetFramework(string name, string runtime)
    {
        _name = name;
        References = [.. Directory.EnumerateFiles(Repository.FrameworkReferencesOf(name), "*.dll").Select(static file => MetadataReference.CreateFromFile(file))];
        Runtime = MetadataReference.CreateFromFile(Path.Combine(Repository.RuntimeLibrariesFor(runtime), "ElementGen.dll"));
    }

    public static TargetFramework Net8 { get; } = new("net8.0", runtime: "net8.0");

    /// <summary>Gets the package's library for .NET 8: the nearest that there is.</summary>
    public static TargetFramework Net9 { get; } = new("net9.0", runtime: "net8.0");

    public static TargetFramework Net10 { get; } = new("net10.0", runtime: "net10.0");

    public ImmutableArray<MetadataReference> References { get; }

    public MetadataReference Runtime { get; }

    public override string ToString() => _name;
}
