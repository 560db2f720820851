using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>
/// What the packed assemblies refer to. No build can prove it: the compiler of an SDK takes its own copies of what is packed, the one of Visual
/// Studio has others.
/// </summary>
public class PackedAssemblyTests
{
    private const string CompilerPart = "analyzers/";

    // What every host of Roslyn 4.8 brings, in versions that it brings or redirects from; and what the .NET Standard 2.0 world is made of.
    private static readonly Dictionary<string, Version> HostBrings = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Buffers"] = new(4, 0, 2, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Numerics.Vectors"] = new(4, 1, 3, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    private static readonly Dictionary<string, Version> EditorBrings = new() { ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0) };

    [Fact]
    public async Task The_compiler_part_refers_to_what_is_packed_beside_it_and_to_what_every_host_brings()
    {
        var package = await PackageArchive.OpenAsync("ElementGen");
        var packed = package.AssembliesIn(CompilerPart).Select(path => IdentityOf(package, path)).ToList();
        Assert.Equal(6, packed.Count);

        var unmet = package.AssembliesIn(CompilerPart)
            .SelectMany(path => ReferencesOf(package, path), static (path, reference) => (Assembly: Path.GetFileNameWithoutExtension(path), Reference: reference))
            .Where(use => !packed.Contains(use.Reference) && !Brings(HostBrings, use.Reference))
            .Where(static use => use.Assembly != "ElementGen.CodeFixes" || !Brings(EditorBrings, use.Reference));

        Assert.Empty(unmet);
    }

    [Fact]
    public async Task Nothing_that_hosts_bring_themselves_is_packed()
    {
        var package = await PackageArchive.OpenAsync("ElementGen");

        Assert.DoesNotContain(
            package.AssembliesIn(CompilerPart).Select(Path.GetFileNameWithoutExtension),
            name => HostBrings.ContainsKey(name!) || name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ElementGen", "net8.0")]
    [InlineData("ElementGen", "net10.0")]
    [InlineData("ElementGen.Storage", "net8.0")]
    [InlineData("ElementGen.Storage", "net10.0")]
    [InlineData("ElementGen.Storage.PostgreSql", "net8.0")]
    [InlineData("ElementGen.Storage.PostgreSql", "net10.0")]
    [InlineData("ElementGen.Testing", "net10.0")]
    public async Task A_library_refers_to_its_framework_to_what_is_packed_beside_it_and_to_what_its_package_depends_on(string id, string framework)
    {
        var package = await PackageArchive.OpenAsync(id);
        var newest = Version.Parse(framework["net".Length..] + ".0.0");
        var dependencies = package.Said("dependencies")!.Descendants()
            .Select(static dependency => dependency.Attribute("id")?.Value).OfType<string>().Distinct().ToList();
        var ours = new List<PackageArchive>();
        foreach (var dependency in dependencies.Where(static dependency => dependency.StartsWith("ElementGen", StringComparison.Ordinal)))
            ours.Add(await PackageArchive.OpenAsync(dependency));

        var frameworks = package.Said("frameworkReferences")?.Descendants().Select(static said => said.Attribute("name")?.Value).OfType<string>() ?? [];
        var assemblies = package.AssembliesIn($"lib/{framework}/").ToList();
        Assert.NotEmpty(assemblies);

        var unmet = assemblies.SelectMany(path => ReferencesOf(package, path)).Where(reference =>
            !(reference.Name.StartsWith("System.", StringComparison.Ordinal) && reference.Version <= newest)
            && !package.Contains($"lib/{framework}/{reference.Name}.dll")
            && !ours.Any(other => other.Contains($"lib/{framework}/{reference.Name}.dll"))
            && !frameworks.Any(name => File.Exists(Path.Combine(Repository.ReferencesOf(name), reference.Name + ".dll")))
            && !dependencies.Any(dependency => reference.Name == dependency || reference.Name == dependency + ".Abstractions"));

        Assert.Empty(unmet);
    }

    [Fact]
    public async Task The_compiler_part_carries_its_symbols_in_itself()
    {
        var package = await PackageArchive.OpenAsync("ElementGen");

        foreach (var path in OwnAssemblies(package, CompilerPart))
        {
            using var assembly = package.Assembly(path);
            var embedded = assembly.ReadDebugDirectory().Single(static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using var symbols = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            AssertSourcesAreNamedAsTheyWereBuilt(path, symbols.GetMetadataReader());
        }
    }

    [Theory]
    [InlineData("ElementGen")]
    [InlineData("ElementGen.Storage")]
    [InlineData("ElementGen.Storage.PostgreSql")]
    [InlineData("ElementGen.Testing")]
    public async Task A_library_finds_its_symbols_in_the_package_of_symbols(string id)
    {
        var package = await PackageArchive.OpenAsync(id);
        var symbolPackage = await PackageArchive.OpenAsync(id, ".snupkg");

        foreach (var path in OwnAssemblies(package, "lib/"))
        {
            using var assembly = package.Assembly(path);
            var wanted = assembly.ReadCodeViewDebugDirectoryData(assembly.ReadDebugDirectory().Single(static entry => entry.Type == DebugDirectoryEntryType.CodeView));
            using var symbols = MetadataReaderProvider.FromPortablePdbStream(symbolPackage.Open(Path.ChangeExtension(path, ".pdb")));
            var reader = symbols.GetMetadataReader();
            Assert.Equal(wanted.Guid, new BlobContentId(reader.DebugMetadataHeader!.Id).Guid);
            AssertSourcesAreNamedAsTheyWereBuilt(path, reader);
        }
    }

    /// <summary>In a release no source is named by where it lay on the machine that built it; while developing, a debugger finds it there.</summary>
    private static void AssertSourcesAreNamedAsTheyWereBuilt(string path, MetadataReader symbols)
    {
        var sources = symbols.Documents.Select(handle => symbols.GetString(symbols.GetDocument(handle).Name))
            .Where(static source => Path.IsPathRooted(source)).ToList();

        Assert.True(sources.Count > 5, path);
        Assert.All(sources, source => Assert.StartsWith(Repository.SourcesAreMapped ? "/_/" : Repository.Root, source, StringComparison.Ordinal));
    }

    private static bool Brings(Dictionary<string, Version> host, Identity reference) =>
        host.TryGetValue(reference.Name, out var version) && version == reference.Version;

    private static List<string> OwnAssemblies(PackageArchive package, string folder)
    {
        var own = package.AssembliesIn(folder).Where(static path => Path.GetFileName(path).StartsWith("ElementGen", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(own);
        return own;
    }

    private static Identity IdentityOf(PackageArchive package, string path)
    {
        using var assembly = package.Assembly(path);
        var reader = assembly.GetMetadataReader();
        var definition = reader.GetAssemblyDefinition();
        return new Identity(reader.GetString(definition.Name), definition.Version);
    }

    private static List<Identity> ReferencesOf(PackageArchive package, string path)
    {
        using var assembly = package.Assembly(path);
        var reader = assembly.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(reader.GetAssemblyReference).Select(reference => new Identity(reader.GetString(reference.Name), reference.Version))];
    }

    private sealed record Identity(string Name, Version Version);
}
