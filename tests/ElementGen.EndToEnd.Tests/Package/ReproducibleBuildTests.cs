namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>What is built with the package depends on the project alone, and it is built for every framework that the package is for.</summary>
public class ReproducibleBuildTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private static readonly string[] Elements = ["infobip", "bigcommerce", "quickbooks", "hubspot"];

    [Fact]
    public async Task Two_builds_in_two_places_give_one_binary()
    {
        var one = Project("Acme", Elements);
        var other = Project("another place/deeper/Acme", Elements.Reverse());

        var built = await one.BuildAsync();
        Assert.True(built.ExitCode == 0, built.Output);
        // From another working directory, at another time and in another language.
        built = await Dotnet.RunAsync(
            Path.GetTempPath(),
            new Dictionary<string, string> { ["TZ"] = "Pacific/Kiritimati", ["LC_ALL"] = "tr_TR.UTF-8" },
            "build", other.Folder, "-nologo", "-p:UseSharedCompilation=false");
        Assert.True(built.ExitCode == 0, built.Output);

        foreach (var file in (string[])["Acme.dll", "Acme.pdb", "Acme.xml"])
            Assert.True(Built(one, file).SequenceEqual(Built(other, file)), $"{file} is another one.");
    }

    [Fact]
    public async Task One_project_builds_for_all_frameworks()
    {
        var project = new StrangersProject(feed, "Frameworks", frameworks: "net8.0;net9.0;net10.0", extra: """
                <PropertyGroup>
                  <GenerateDocumentationFile>true</GenerateDocumentationFile>
                  <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
                  <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                </PropertyGroup>
                """)
            .WithElement("infobip")
            .Write("InfobipSms.cs", """
                namespace Acme;

                /// <summary>Messages.</summary>
                [ElementGen.ElementInstance("infobip")]
                public partial class InfobipSms;
                """)
            .Write("nuget.config", """<configuration><packageSources><add key="frameworks" value="frameworks" /></packageSources></configuration>""");
        Directory.CreateDirectory(Path.Combine(project.Folder, "frameworks"));
        foreach (var pack in (string[])[Repository.ReferencePackOf("net8.0"), Repository.ReferencePackOf("net9.0")])
            File.Copy(pack, Path.Combine(project.Folder, "frameworks", Path.GetFileName(pack)));

        var built = await project.BuildAsync();

        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Empty(built.Problems);
        Assert.Equal(
            ["net10.0", "net8.0", "net9.0"],
            Directory.EnumerateFiles(Path.Combine(project.Folder, "bin"), "Frameworks.dll", SearchOption.AllDirectories)
                .Select(static file => Path.GetFileName(Path.GetDirectoryName(file))).Order(StringComparer.Ordinal));
    }

    private StrangersProject Project(string name, IEnumerable<string> elements)
    {
        // The compiler writes the places of sources into what it builds, unless it is told what to call them.
        var project = new StrangersProject(feed, name, extra: """
                <PropertyGroup>
                  <GenerateDocumentationFile>true</GenerateDocumentationFile>
                  <EmbedUntrackedSources>true</EmbedUntrackedSources>
                  <PathMap>$(MSBuildProjectDirectory)=/acme</PathMap>
                </PropertyGroup>
                """);
        foreach (var element in elements)
        {
            project.WithElement(element).Write($"Classes/{element}.cs", $"""
                namespace Acme;

                /// <summary>One of them.</summary>
                [ElementGen.ElementInstance("{element}")]
                public partial class C_{element};
                """);
        }

        return project;
    }

    private static byte[] Built(StrangersProject project, string file) => File.ReadAllBytes(Path.Combine(project.Folder, "bin", "Debug", "net10.0", file));
}
