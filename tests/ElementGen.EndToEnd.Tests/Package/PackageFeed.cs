namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>The package in a folder feed, and a folder outside the repository in which strangers' projects are made.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("elementgen-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    public string PackageFile => Directory.EnumerateFiles(Feed, "ElementGen.*.nupkg").Single();

    public string Version => Path.GetFileNameWithoutExtension(PackageFile)["ElementGen.".Length..];

    public async Task InitializeAsync()
    {
        // The manifest goes to a folder of its own, because several test classes pack at the same time.
        var packed = await Dotnet.RunAsync(
            Repository.Root, "pack", "src/ElementGen/ElementGen.csproj", "--no-build", "--configuration", Repository.Configuration, "--output", Feed,
            $"-p:NuspecOutputPath={Path.Combine(Folder, "nuspec")}");
        Assert.True(packed.ExitCode == 0, packed.Output);
        // Nothing but the feed, and packages in a folder of their own, so that neither the network nor an earlier package has a part in it.
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
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

    public StrangersProject(PackageFeed feed, string name, string sdk = "Microsoft.NET.Sdk", bool referencesPackage = true, string extra = "")
    {
        _folder = Path.Combine(feed.Folder, name);
        var package = referencesPackage ? $"""<PackageReference Include="ElementGen" Version="{feed.Version}" />""" : "";
        Write($"{Path.GetFileName(name)}.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
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
