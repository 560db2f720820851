using System.IO.Compression;

namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>The package in a folder feed, and a folder outside the repository in which strangers' projects are made.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("elementgen-").FullName;

    public string Feed { get; private set; } = "";

    public string Version { get; private set; } = "";

    /// <summary>The package's content as a folder, as NuGet lays it out on a machine.</summary>
    public string Unpacked => Path.Combine(Folder, "unpacked");

    public async Task InitializeAsync()
    {
        Feed = await PackedPackages.FolderAsync();
        var package = PackedPackages.File("ElementGen", ".nupkg");
        Version = Path.GetFileNameWithoutExtension(package)["ElementGen.".Length..];
        await ZipFile.ExtractToDirectoryAsync(package, Unpacked);
        // Nothing but the feed, and packages in a folder of their own, so that neither the network nor an earlier package has a part in it.
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="feed" value="{Feed}" /></packageSources>
            </configuration>
            """);
    }

    /// <summary>Lets the projects of a folder restore, beside the feed's, what the repository itself was restored with.</summary>
    public void OfferRestoredPackages(string folder)
    {
        var earlier = Path.Combine(Repository.RestoredPackages, "elementgen");
        Assert.False(Directory.Exists(earlier), $"'{earlier}' would be taken for the package under test; remove it.");
        Directory.CreateDirectory(Path.Combine(Folder, folder));
        File.WriteAllText(Path.Combine(Folder, folder, "nuget.config"), $"""
            <configuration>
              <fallbackPackageFolders><add key="restored" value="{Repository.RestoredPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>A project outside the repository.</summary>
internal sealed class StrangersProject
{
    private readonly string _folder;

    /// <summary>Writes the project file.</summary>
    /// <param name="feed">Where its packages come from.</param>
    /// <param name="name">The project's name, after the folder it lies in, if any.</param>
    /// <param name="sdk">What kind of project it is.</param>
    /// <param name="frameworks">What it targets.</param>
    /// <param name="package">Its reference to the package; null for the usual one, "" for none.</param>
    /// <param name="extra">More properties and items.</param>
    public StrangersProject(
        PackageFeed feed, string name, string sdk = "Microsoft.NET.Sdk", string frameworks = "net10.0", string? package = null, string extra = "")
    {
        _folder = Path.Combine(feed.Folder, name);
        package ??= $"""<PackageReference Include="ElementGen" Version="{feed.Version}" />""";
        var targets = frameworks.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework";
        Write($"{Path.GetFileName(name)}.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <{targets}>{frameworks}</{targets}>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                {package}
              </ItemGroup>
              {extra}
            </Project>
            """);
    }

    public string Folder => _folder;

    /// <summary>Writes a file of the project.</summary>
    public StrangersProject Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Copies a definition of the catalogue into <c>elements/</c>.</summary>
    public StrangersProject WithElement(string key) =>
        Write($"elements/{key}.json", File.ReadAllText(Path.Combine(Repository.Root, "elements", key + ".json")));

    public Task<CommandResult> BuildAsync(params string[] arguments) =>
        Dotnet.RunAsync(_folder, ["build", "-nologo", "-p:UseSharedCompilation=false", .. arguments]);

    public Task<CommandResult> RunAsync(string command, params string[] arguments) => Dotnet.RunAsync(_folder, [command, .. arguments]);
}
