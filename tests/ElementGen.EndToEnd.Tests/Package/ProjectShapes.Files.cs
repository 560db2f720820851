namespace ElementGen.EndToEnd.Tests.Package;

/// <content>Projects with definition files, instance files, and files of others that look like them.</content>
public sealed partial class ProjectShapes
{
    /// <summary>A web project with the package.</summary>
    public const string Site = "Site";

    /// <summary>A web project that gets the package only through <see cref="Library"/>.</summary>
    public const string SiteOverLibrary = "SiteOverLibrary";

    /// <summary>A worker service with the package.</summary>
    public const string Worker = "Worker";

    /// <summary>A project whose project file says much about its files.</summary>
    public const string ListsFiles = "ListsFiles";

    private const string Body = """
        { "element": { "key": "infobip" }, "configuration": { "messaging.sms.infobip.username": "acme", "messaging.sms.infobip.password": "pa$$word" } }
        """;

    private const string Definition = """{ "key": "box", "configuration": [] }""";

    private const string Foreign = """{ "dish": "soup" }""";

    private void WriteProjectsWithFiles()
    {
        WriteForeignFiles(NoDefinition(Site, sdk: "Microsoft.NET.Sdk.Web", extra: """
                <ItemGroup>
                  <ElementDefinition Include="listed/*.json" />
                  <Content Update="listed/copied.json" CopyToOutputDirectory="PreserveNewest" />
                  <Content Update="requests/copied.instance.json" CopyToOutputDirectory="PreserveNewest" />
                  <Content Update="requests/kept.instance.json" CopyToOutputDirectory="Never" />
                  <Content Include="requests/included.instance.json" CopyToOutputDirectory="Always" />
                  <Content Update="always/instance.json" CopyToOutputDirectory="Always" />
                </ItemGroup>
                """))
            .Write("always/instance.json", Foreign)
            .Write("box.element.json", Definition)
            .Write("listed/plain.json", Definition.Replace("box", "plain", StringComparison.Ordinal))
            .Write("listed/copied.json", Definition.Replace("box", "copied", StringComparison.Ordinal))
            .Write("infobip.element.json", InfobipDefinition)
            .Write("requests/plain.instance.json", Body)
            .Write("requests/copied.instance.json", Body)
            .Write("requests/kept.instance.json", Body)
            .Write("requests/included.instance.json", Body);
        WriteForeignFiles(NoDefinition(
                SiteOverLibrary, sdk: "Microsoft.NET.Sdk.Web", package: "",
                extra: $"""<ItemGroup><ProjectReference Include="../{Library}/{Library}.csproj" /></ItemGroup>"""))
            .Write("box.element.json", Definition);
        WriteForeignFiles(NoDefinition(Worker, sdk: "Microsoft.NET.Sdk.Worker", extra: """
                <PropertyGroup><ImplicitUsings>disable</ImplicitUsings></PropertyGroup>
                <ItemGroup><Content Update="requests/copied.instance.json" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>
                """))
            .Write("infobip.element.json", InfobipDefinition)
            .Write("requests/plain.instance.json", Body)
            .Write("requests/copied.instance.json", Body);
        WriteProjectThatListsFiles();
    }

    private void WriteProjectThatListsFiles() => WriteForeignFiles(Project(ListsFiles, extra: """
            <PropertyGroup>
              <DefaultItemExcludes>$(DefaultItemExcludes);legacy/**</DefaultItemExcludes>
              <PublishDir>deploy/</PublishDir>
              <ElementGenRequiredMembers>no</ElementGenRequiredMembers>
              <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
              <CompilerGeneratedFilesOutputPath>$(MSBuildProjectDirectory)\Written\$(Configuration)</CompilerGeneratedFilesOutputPath>
            </PropertyGroup>
            <ItemGroup>
              <ElementDefinition Remove="drafts/**" />
              <ElementInstanceFile Remove="requests/removed.instance.json" />
              <ElementDefinition Include="elements/infobip.json;elements/inf*.json" />
              <ElementInstanceFile Include="elements/sms.json" />
              <ElementDefinition Include="tool/bin/listed.json" />
              <AdditionalFiles Include="elements/menu.json" AnotherGenerator="true" />
              <Content Include="requests/copied.instance.json" CopyToOutputDirectory="PreserveNewest" />
              <None Update="box.element.json" CopyToOutputDirectory="Always" />
            </ItemGroup>
            """))
        .Write("box.element.json", Definition)
        .Write("elements/sms.json", Body)
        .Write("Elements/soup.json", Foreign)
        .Write("drafts/draft.element.json", "not JSON")
        .Write("requests/removed.instance.json", "not JSON")
        .Write("requests/copied.instance.json", Body)
        .Write("tool/bin/listed.json", Definition.Replace("box", "listed", StringComparison.Ordinal))
        .Write("tool/bin/Debug/old.element.json", "not JSON")
        .Write("tool/obj/old.instance.json", "not JSON")
        .Write("client/node_modules/box/box.element.json", "not JSON")
        .Write("legacy/old.element.json", "not JSON")
        .Write(".cache/old.element.json", "not JSON")
        .Write("deploy/old.element.json", "not JSON")
        .Write("Written/Debug/old.element.json", "not JSON");

    private static string InfobipDefinition => File.ReadAllText(Path.Combine(Repository.Root, "elements", "infobip.json"));

    /// <summary>Files that belong to somebody else, in places where ours may lie.</summary>
    private static StrangersProject WriteForeignFiles(StrangersProject project) =>
        project.Write("elements/menu.json", Foreign).Write("data/instance.json", Foreign);

    /// <summary>A program without a file of ours.</summary>
    private StrangersProject NoDefinition(string name, string sdk, string? package = null, string extra = "") =>
        new StrangersProject(_feed, Path.Combine(Solution, name), sdk: sdk, package: package, extra: extra)
            .Write("Program.cs", "public static class Program { public static void Main() { } }");
}
