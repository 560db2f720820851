using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>What lies in each package, and what its manifest says of it.</summary>
public class PackageContentTests
{
    private const string CompilerSlot = "analyzers/dotnet/roslyn4.8/cs";

    private static readonly Dictionary<string, string[]> Files = new()
    {
        ["ElementGen.nupkg"] =
        [
            "ElementGen.nuspec", "LICENSE", "README.md", "THIRD-PARTY-NOTICES.txt",
            $"{CompilerSlot}/ElementGen.CodeFixes.dll", $"{CompilerSlot}/ElementGen.Definitions.dll", $"{CompilerSlot}/ElementGen.Roslyn.dll",
            $"{CompilerSlot}/Microsoft.Bcl.AsyncInterfaces.dll", $"{CompilerSlot}/System.Text.Encodings.Web.dll", $"{CompilerSlot}/System.Text.Json.dll",
            "buildTransitive/net8.0/ElementGen.props", "buildTransitive/net8.0/ElementGen.targets",
            "icon.png",
            "lib/net10.0/ElementGen.Definitions.dll", "lib/net10.0/ElementGen.Definitions.xml", "lib/net10.0/ElementGen.dll", "lib/net10.0/ElementGen.xml",
            "lib/net8.0/ElementGen.Definitions.dll", "lib/net8.0/ElementGen.Definitions.xml", "lib/net8.0/ElementGen.dll", "lib/net8.0/ElementGen.xml",
        ],
        ["ElementGen.snupkg"] =
        [
            "ElementGen.nuspec",
            "lib/net10.0/ElementGen.Definitions.pdb", "lib/net10.0/ElementGen.pdb",
            "lib/net8.0/ElementGen.Definitions.pdb", "lib/net8.0/ElementGen.pdb",
        ],
        ["ElementGen.Catalog.nupkg"] =
        [
            "ElementGen.Catalog.nuspec", "LICENSE", "README.md", "build/net8.0/ElementGen.Catalog.targets",
            .. DefinitionsOfTheRepository().Select(static file => $"definitions/{file}"),
            "icon.png",
        ],
        ["ElementGen.Storage.nupkg"] =
        [
            "ElementGen.Storage.nuspec", "LICENSE", "README.md", "icon.png",
            "lib/net10.0/ElementGen.Storage.dll", "lib/net10.0/ElementGen.Storage.xml",
            "lib/net8.0/ElementGen.Storage.dll", "lib/net8.0/ElementGen.Storage.xml",
        ],
        ["ElementGen.Storage.snupkg"] = ["ElementGen.Storage.nuspec", "lib/net10.0/ElementGen.Storage.pdb", "lib/net8.0/ElementGen.Storage.pdb"],
        ["ElementGen.Storage.PostgreSql.nupkg"] =
        [
            "ElementGen.Storage.PostgreSql.nuspec", "LICENSE", "README.md", "icon.png",
            "lib/net10.0/ElementGen.Storage.PostgreSql.dll", "lib/net10.0/ElementGen.Storage.PostgreSql.xml",
            "lib/net8.0/ElementGen.Storage.PostgreSql.dll", "lib/net8.0/ElementGen.Storage.PostgreSql.xml",
        ],
        ["ElementGen.Storage.PostgreSql.snupkg"] =
        [
            "ElementGen.Storage.PostgreSql.nuspec",
            "lib/net10.0/ElementGen.Storage.PostgreSql.pdb", "lib/net8.0/ElementGen.Storage.PostgreSql.pdb",
        ],
        ["ElementGen.Testing.nupkg"] =
        [
            "ElementGen.Testing.nuspec", "LICENSE", "README.md", "buildTransitive/net10.0/ElementGen.Testing.targets", "icon.png",
            "lib/net10.0/ElementGen.LocalPlatform.dll", "lib/net10.0/ElementGen.LocalPlatform.xml",
            "lib/net10.0/ElementGen.Testing.dll", "lib/net10.0/ElementGen.Testing.xml",
        ],
        ["ElementGen.Testing.snupkg"] =
            ["ElementGen.Testing.nuspec", "lib/net10.0/ElementGen.LocalPlatform.pdb", "lib/net10.0/ElementGen.Testing.pdb"],
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    public static TheoryData<string> Packages => [.. Files.Keys.Where(static name => name.EndsWith(".nupkg", StringComparison.Ordinal)).Select(IdOf)];

    [Fact]
    public async Task The_solution_packs_these_packages_and_no_other()
    {
        var folder = await PackedPackages.FolderAsync();

        Assert.Equal(
            Files.Keys.Select(static name => PackedPackages.File(IdOf(name), Path.GetExtension(name))).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_package_has_these_files_and_no_other(string name) =>
        Assert.Equal(Files[name], (await PackageArchive.OpenAsync(IdOf(name), Path.GetExtension(name))).Files);

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task The_manifest_names_licence_readme_and_icon_and_the_source_it_was_made_from(string id)
    {
        var package = await PackageArchive.OpenAsync(id);

        Assert.Equal("MIT", package.Said("license")!.Value);
        Assert.Equal("expression", package.Said("license")!.Attribute("type")!.Value);
        Assert.StartsWith("MIT License", package.Text("LICENSE"), StringComparison.Ordinal);
        Assert.True(package.Contains(package.Said("readme")!.Value));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Start(package.Open(package.Said("icon")!.Value), 4));
        var repository = package.Said("repository")!;
        Assert.Equal("git", repository.Attribute("type")!.Value);
        Assert.Equal(package.Said("projectUrl")!.Value, repository.Attribute("url")!.Value);
        if (Repository.IsClone)
            Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);
        Assert.All(["description", "authors", "copyright", "tags"], said => Assert.NotEqual("", package.Said(said)!.Value));
    }

    [Theory]
    [InlineData("ElementGen")]
    [InlineData("ElementGen.Storage", "ElementGen", "Microsoft.AspNetCore.DataProtection", "Microsoft.Data.Sqlite", "Microsoft.Extensions.DependencyInjection", "SQLitePCLRaw.core")]
    [InlineData("ElementGen.Storage.PostgreSql", "ElementGen", "ElementGen.Storage", "Microsoft.AspNetCore.DataProtection", "Npgsql")]
    public async Task A_library_depends_on_nothing_but_these(string id, params string[] dependencies)
    {
        var groups = (await PackageArchive.OpenAsync(id)).Said("dependencies")!.Elements().ToList();

        Assert.Equal(["net10.0", "net8.0"], groups.Select(static group => group.Attribute("targetFramework")!.Value));
        Assert.All(groups, group => Assert.Equal(
            dependencies,
            group.Elements().Select(static dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("ElementGen.Testing", "net10.0")]
    [InlineData("ElementGen.Storage.PostgreSql", "net10.0", "net8.0")]
    public async Task A_library_that_uses_what_others_keep_to_themselves_depends_on_exactly_their_version(string id, params string[] frameworks)
    {
        var package = await PackageArchive.OpenAsync(id);
        var groups = package.Said("dependencies")!.Elements().ToList();
        var version = package.Said("version")!.Value;

        Assert.Equal(frameworks, groups.Select(static group => group.Attribute("targetFramework")!.Value));
        Assert.All(groups, group => Assert.Equal(
            [("ElementGen", $"[{version}]"), ("ElementGen.Storage", $"[{version}]")],
            group.Elements()
                .Select(static dependency => (Id: dependency.Attribute("id")!.Value, Version: dependency.Attribute("version")!.Value))
                .Where(static dependency => dependency.Id.StartsWith("ElementGen", StringComparison.Ordinal))
                .OrderBy(static dependency => dependency.Id, StringComparer.Ordinal)));
    }

    [Fact]
    public async Task The_catalog_brings_along_all_that_ElementGen_has()
    {
        var group = Assert.Single((await PackageArchive.OpenAsync("ElementGen.Catalog")).Said("dependencies")!.Elements());

        var dependency = Assert.Single(group.Elements());
        Assert.Equal(("net8.0", "ElementGen", "All"), (
            group.Attribute("targetFramework")!.Value, dependency.Attribute("id")!.Value, dependency.Attribute("include")!.Value));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Every_link_of_the_readme_works_outside_the_repository(string id)
    {
        var package = await PackageArchive.OpenAsync(id);
        var links = package.Text("README.md").Split("](").Skip(1).Select(static part => part[..part.IndexOf(')', StringComparison.Ordinal)]).ToList();

        Assert.All(links, static link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        var own = links.Where(link => link.StartsWith(FilesOf(package), StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, link => Assert.True(File.Exists(Path.Combine(Repository.Root, link[FilesOf(package).Length..])), link));
    }

    [Fact]
    public async Task The_rules_lead_to_their_pages_in_the_repository_that_the_manifest_names()
    {
        var package = await PackageArchive.OpenAsync("ElementGen");
        using var analyzers = package.Assembly($"{CompilerSlot}/ElementGen.Roslyn.dll");

        var address = Assert.Single(Strings(analyzers.GetMetadataReader()), static text => text.StartsWith("https://github.com/", StringComparison.Ordinal));
        Assert.StartsWith(FilesOf(package), address, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Repository.Root, address[FilesOf(package).Length..], "ELG0201.md")), address);
    }

    [Fact]
    public async Task The_notices_name_the_assemblies_of_others_that_are_brought_along()
    {
        var package = await PackageArchive.OpenAsync("ElementGen");
        var ofOthers = package.AssembliesIn("").Where(static path => !Path.GetFileName(path).StartsWith("ElementGen", StringComparison.Ordinal));

        Assert.Equal(
            ofOthers,
            package.Text("THIRD-PARTY-NOTICES.txt").Split('\n').Select(static line => line.Trim()).Where(static line => line.EndsWith(".dll", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_packed_twice_is_the_same_to_the_byte()
    {
        var first = await PackedPackages.FolderAsync();
        var second = Directory.CreateTempSubdirectory("elementgen-packed-again-");
        try
        {
            var packed = await PackedPackages.PackAsync(Repository.Packed, second.FullName);
            Assert.True(packed.ExitCode == 0, packed.Output);
            Assert.All(Directory.EnumerateFiles(first), file => Assert.True(
                File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second.FullName, Path.GetFileName(file)))), Path.GetFileName(file)));
        }
        finally
        {
            second.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> DefinitionsOfTheRepository() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "elements"), "*.json")
        .Select(static file => Path.GetFileName(file))
        .Where(static file => !file.EndsWith(".schema.json", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string IdOf(string name) => Path.GetFileNameWithoutExtension(name);

    private static string FilesOf(PackageArchive package) => $"{package.Said("repository")!.Attribute("url")!.Value}/blob/main/";

    private static byte[] Start(Stream content, int length)
    {
        var start = new byte[length];
        content.ReadExactly(start);
        return start;
    }

    /// <summary>The texts in an assembly's code.</summary>
    private static IEnumerable<string> Strings(MetadataReader assembly)
    {
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = assembly.GetNextHandle(handle))
            yield return assembly.GetUserString(handle);
    }
}
