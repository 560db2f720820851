using System.Text.Json;

namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>The tests that share one build of <see cref="ProjectShapes"/>.</summary>
[CollectionDefinition(nameof(ProjectShapes))]
public sealed class SharedProjectShapes : ICollectionFixture<ProjectShapes>;

/// <summary>Projects of many shapes in one solution, which is built once.</summary>
public sealed partial class ProjectShapes : IAsyncLifetime
{
    public const string CentralVersions = "versions_are_managed_centrally";
    public const string PinnedVersions = "versions_of_dependencies_are_pinned_too";
    public const string UnusualFolder = "the folder is called Größe 100% (製品)";
    public const string Dependant = "Dependant";
    public const string SeveralFrameworks = "SeveralFrameworks";
    public const string Friend = "Friend";
    public const string Library = "Library";
    public const string WritesGeneratedFiles = "WritesGeneratedFiles";

    private const string Solution = "shapes";

    private const string CompleteCreation = "new InfobipSms.Configuration { Username = \"acme\", Password = System.Environment.MachineName }";

    private static readonly string LongName = string.Concat(Enumerable.Repeat("MessagesToCustomersOf", 8));

    private readonly PackageFeed _feed = new();

    private CommandResult? _built;

    public string FolderOf(string project) => Path.Combine(_feed.Folder, Solution, project);

    /// <summary>What was said of one of the projects.</summary>
    internal IReadOnlyList<string> ProblemsOf(string project) => [.. _built!.ProblemsOf(project + ".csproj")];

    /// <summary>Builds one of the projects again, in another configuration.</summary>
    internal Task<CommandResult> BuildReleaseAsync(string project) =>
        Dotnet.RunAsync(FolderOf(project), "build", "-nologo", "--no-restore", "-c", "Release", "-p:UseSharedCompilation=false");

    /// <summary>The items of one kind that one of the projects has, with their metadata.</summary>
    internal async Task<IReadOnlyList<JsonElement>> EvaluateAsync(string project, string item)
    {
        var evaluated = await Dotnet.RunAsync(FolderOf(project), "msbuild", "-nologo", "-getItem:" + item);
        Assert.True(evaluated.ExitCode == 0, evaluated.Output);
        return [.. JsonDocument.Parse(evaluated.Output).RootElement.GetProperty("Items").GetProperty(item).EnumerateArray()];
    }

    public async Task InitializeAsync()
    {
        await _feed.InitializeAsync();
        _feed.OfferRestoredPackages(Solution);
        WriteProjectsWithCentralVersions();
        Project(UnusualFolder);
        Project(Dependant, package: Reference("ElementGen.Storage"), creation: "new InfobipSms.Configuration { Username = \"acme\" }");
        Project(SeveralFrameworks, frameworks: "net8.0;net10.0", extra: """
            <PropertyGroup>
              <IsAotCompatible>true</IsAotCompatible>
              <AnalysisLevel>latest-all</AnalysisLevel>
            </PropertyGroup>
            """);
        WriteFriends();
        Project(WritesGeneratedFiles, extra: """
                <PropertyGroup>
                  <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                  <CompilerGeneratedFilesOutputPath>$(MSBuildProjectDirectory)\Generated\$(Configuration)</CompilerGeneratedFilesOutputPath>
                </PropertyGroup>
                """)
            .Write("LongName.cs", $"[ElementGen.ElementInstance(\"infobip\")] public partial class {LongName};");
        WriteProjectsWithFiles();
        WriteProjectsWithoutLibrary();
        _built = await BuildAsync();
    }

    public Task DisposeAsync() => _feed.DisposeAsync();

    private void WriteProjectsWithCentralVersions()
    {
        Project(CentralVersions, package: """<PackageReference Include="ElementGen" />""")
            .Write("Directory.Packages.props", CentrallyManaged("", "ElementGen"));
        Project(PinnedVersions, package: """<PackageReference Include="ElementGen.Storage" />""")
            .Write("Directory.Packages.props", CentrallyManaged(
                "<CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>", "ElementGen", "ElementGen.Storage"));
    }

    private void WriteFriends()
    {
        Project(Library, visibility: "internal", extra: $"""
                <ItemGroup>
                  <InternalsVisibleTo Include="{Friend}" />
                  <Content Include="library/instance.json" CopyToOutputDirectory="Always" />
                </ItemGroup>
                """)
            .Write("library/instance.json", Foreign);
        Project(Friend, instanceNamespace: "Acme.Own", extra: """<ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>""")
            .Write("Both.cs", $"namespace Acme.Messaging; public static class Both {{ public static object Configuration => {CompleteCreation}; }}");
    }

    private async Task<CommandResult> BuildAsync()
    {
        var folder = Path.Combine(_feed.Folder, Solution);
        var projects = Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Select(file => $"""<Project Path="{Path.GetRelativePath(folder, file)}" />""");
        await File.WriteAllTextAsync(Path.Combine(folder, Solution + ".slnx"), $"<Solution>{string.Concat(projects)}</Solution>");
        return await Dotnet.RunAsync(folder, "build", "-nologo", "-p:UseSharedCompilation=false");
    }

    /// <summary>A project with a definition, an instance class, and a use of it.</summary>
    private StrangersProject Project(
        string name, string frameworks = "net10.0", string? package = null, string extra = "",
        string visibility = "public", string instanceNamespace = "Acme.Messaging", string creation = CompleteCreation) =>
        new StrangersProject(_feed, Path.Combine(Solution, name), frameworks: frameworks, package: package, extra: extra)
            .WithElement("infobip")
            .Write("InfobipSms.cs", $"""
                using ElementGen;

                namespace {instanceNamespace};

                [ElementInstance("infobip")]
                {visibility} partial class InfobipSms;
                """)
            .Write("Use.cs", $$"""
                namespace {{instanceNamespace}};

                public static class Use
                {
                    public static object Made => {{creation}};
                }
                """);

    private string CentrallyManaged(string properties, params string[] packages) => $"""
        <Project>
          <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>{properties}</PropertyGroup>
          <ItemGroup>{string.Concat(packages.Select(package => $"""<PackageVersion Include="{package}" Version="{_feed.Version}" />"""))}</ItemGroup>
        </Project>
        """;

    private string Reference(string package, string assets = "") => $"""<PackageReference Include="{package}" Version="{_feed.Version}" {assets}/>""";
}
