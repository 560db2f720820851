namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>A build puts the definitions of a project, and of those that it references, where ElementGen.Testing finds them.</summary>
public class HandedOnDefinitionTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Folder = "handed on to O'Brien 100% (製品)";

    private const string Definition = """{ "key": "acme", "configuration": [] }""";

    [Fact]
    public async Task They_lie_beside_the_tests_until_they_are_removed_and_are_published_with_the_tests_only()
    {
        feed.OfferRestoredPackages(Folder);
        var library = Project("Acme.Elements", Reference("ElementGen") + Reference("ElementGen.Catalog"), """
                <ItemGroup><ElementDefinition Include="../shared/**/element.json;../shared/acme.definition;.hidden/acme.json" /></ItemGroup>
                """)
            .Write("elements/infobip.json", Definition)
            .Write(".hidden/acme.json", Definition)
            .Write("../shared/A/element.json", Definition)
            .Write("../shared/B/element.json", Definition)
            .Write("../shared/acme.definition", Definition);
        var application = Project("Acme.App", "", """
                <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
                <ItemGroup><ProjectReference Include="../Acme.Elements/Acme.Elements.csproj" PrivateAssets="all" /></ItemGroup>
                """)
            .Write("Program.cs", "System.Console.WriteLine();");
        // An output folder that nothing tells from the project's other folders.
        var tests = Project("Acme.Tests", Reference("ElementGen.Testing"), """
                <PropertyGroup><OutputPath>out/</OutputPath></PropertyGroup>
                <ItemGroup>
                  <ProjectReference Include="../Acme.App/Acme.App.csproj" />
                  <ProjectReference Include="../Acme.Elements/Acme.Elements.csproj" />
                  <ElementDefinition Include="../shared/A/element.json" />
                </ItemGroup>
                """)
            .Write("elements/infobip.json", Definition);
        string[] handedOn =
        [
            "own/Acme.Tests/-/shared/A/element.json", "own/Acme.Tests/elements/infobip.json",
            "referenced/Acme.Elements/-/shared/B/element.json", "referenced/Acme.Elements/-/shared/acme.definition.json",
            "referenced/Acme.Elements/-hidden/acme.json", "referenced/Acme.Elements/elements/infobip.json",
        ];

        var built = await tests.BuildAsync();
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Equal(handedOn, In(tests, "out/net10.0"));
        Assert.Contains("twilio.json", Directory.EnumerateFiles(HandedOn(tests, "out/net10.0", "catalog")).Select(Path.GetFileName));

        // What lies in an output folder is no definition of the project's own.
        File.Delete(Path.Combine(library.Folder, "elements", "infobip.json"));
        built = await tests.BuildAsync();
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Equal(handedOn.Where(static file => file != "referenced/Acme.Elements/elements/infobip.json"), In(tests, "out/net10.0"));

        string[] publish = ["publish", "-nologo", "-c", "Debug", "-p:UseSharedCompilation=false"];
        var published = await application.RunAsync(publish[0], publish[1..]);
        Assert.True(published.ExitCode == 0, published.Output);
        Assert.False(Directory.Exists(HandedOn(application, "bin/Debug/net10.0/publish", "")));
        published = await tests.RunAsync(publish[0], publish[1..]);
        Assert.True(published.ExitCode == 0, published.Output);
        Assert.Equal(In(tests, "out/net10.0"), In(tests, "out/net10.0/publish"));
    }

    [Fact]
    public async Task A_project_without_what_ElementGen_brings_to_a_build_has_none_and_is_built_and_published()
    {
        feed.OfferRestoredPackages(Folder);
        var tests = Project("Acme.Plain.Tests", Reference("ElementGen.Testing"), $"""
                <ItemGroup><PackageReference Include="ElementGen" Version="{feed.Version}" ExcludeAssets="build;buildTransitive;analyzers" /></ItemGroup>
                """)
            .Write("elements/infobip.json", Definition);

        var built = await tests.RunAsync("publish", "-nologo", "-c", "Debug", "-p:UseSharedCompilation=false");

        Assert.True(built.ExitCode == 0, built.Output);
        Assert.False(Directory.Exists(HandedOn(tests, "bin/Debug/net10.0", "")));
    }

    private static string HandedOn(StrangersProject project, string output, string owner) =>
        Path.Combine(project.Folder, output, "elementgen-definitions", owner);

    private static IEnumerable<string> In(StrangersProject project, string output)
    {
        var folder = HandedOn(project, output, "");
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(static file => !file.StartsWith("catalog/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private string Reference(string package) => $"""<PackageReference Include="{package}" Version="{feed.Version}" />""";

    private StrangersProject Project(string name, string package, string extra) =>
        new(feed, Path.Combine(Folder, name), package: package, extra: extra);
}
