using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.LargeCode;

/// <summary>
/// This repository's own code as one project that uses the runtime library and has one element class, the sample's: the largest body of written
/// C# that is at hand wherever the tests run.
/// </summary>
internal static class RepositorySources
{
    // The runtime library itself is referenced, not compiled; its tests have analyzers on in their own build.
    private static readonly string[] Folders =
    [
        "samples/Infobip", "src/ElementGen.CodeFixes", "src/ElementGen.Definitions", "src/ElementGen.LocalPlatform", "src/ElementGen.Roslyn", "src/ElementGen.Storage",
        "tests/ElementGen.Definitions.Tests", "tests/ElementGen.LocalPlatform.Tests", "tests/ElementGen.Roslyn.Tests", "tests/ElementGen.Storage.Tests",
    ];

    /// <summary>The usings that the projects get without writing them.</summary>
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Xunit;
        """;

    /// <summary>The compiler's and the testing libraries, with which most of the code binds.</summary>
    public static ImmutableArray<MetadataReference> Libraries { get; } =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(static file =>
                Path.GetFileName(file) is var name
                && !name.StartsWith("ElementGen", StringComparison.Ordinal)
                && !File.Exists(Path.Combine(Repository.FrameworkReferences, name)))
            .Select(static file => MetadataReference.CreateFromFile(file)),
    ];

    public static Consumer Project { get; } = new Consumer
    {
        ParseOptions = new CSharpParseOptions(LanguageVersion.Preview),
        OutputKind = OutputKind.ConsoleApplication,
        References = Libraries,
        Sources = [(Consumer.ProjectDirectory + "GlobalUsings.cs", GlobalUsings), .. Folders.SelectMany(SourcesIn)],
    }.WithElements("infobip");

    /// <summary>The sources in a folder of the repository, each with its path below <see cref="Consumer.ProjectDirectory"/>.</summary>
    public static IEnumerable<(string Path, string Text)> SourcesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static file => (Consumer.ProjectDirectory + Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)));
}
