namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>Where the package cannot work, one error says so and what to do, instead of many that follow from it.</summary>
public class RefusedInstallationTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Installation = "install it by <PackageReference Include=\"ElementGen\" /> in an SDK-style project that targets .NET 8 or newer.";

    [Fact]
    public async Task A_project_of_an_older_framework_is_told_which_ones_are_supported()
    {
        feed.OfferRestoredPackages("older");
        var project = Project("older/Frameworks", frameworks: "netstandard2.0;net472",
            // The framework's own reference assemblies are a package that the feed does not have.
            extra: "<PropertyGroup><AutomaticallyUseReferenceAssemblyPackages>false</AutomaticallyUseReferenceAssemblyPackages></PropertyGroup>");

        var built = await project.BuildAsync();

        Assert.NotEqual(0, built.ExitCode);
        Assert.All(built.Problems, static problem => Assert.Contains(": error NU1202:", problem, StringComparison.Ordinal));
        foreach (var framework in new[] { "netstandard2.0", "net472" })
            Assert.Single(built.Problems, problem => problem.Contains($"is not compatible with {framework} (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_that_imports_the_targets_by_hand_is_told_to_install_the_package()
    {
        var project = Project("ByHand", package: "", extra: $"""<Import Project="{feed.Unpacked}/buildTransitive/net8.0/ElementGen.targets" />""");

        await AssertRefusedAsync(project, $"'ByHand.csproj' imports the targets of ElementGen but does not reference its library: {Installation}");
    }

    [Fact]
    public async Task A_project_with_a_packages_config_is_told_which_kind_of_project_is_needed()
    {
        var project = Project("Classic")
            .Write("packages.config", """<packages><package id="ElementGen" version="0.1.0" targetFramework="net472" /></packages>""")
            .Write("Classic.csproj", $"""
                <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
                  <PropertyGroup>
                    <OutputType>Library</OutputType>
                    <OutputPath>bin/</OutputPath>
                    <TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>
                  </PropertyGroup>
                  <ItemGroup>
                    <Compile Include="InfobipSms.cs" />
                    <None Include="packages.config" />
                  </ItemGroup>
                  <Import Project="$(MSBuildToolsPath)/Microsoft.CSharp.targets" />
                  <Import Project="{feed.Unpacked}/buildTransitive/net8.0/ElementGen.targets" />
                </Project>
                """);

        await AssertRefusedAsync(
            project,
            $"'Classic.csproj' is not an SDK-style project. ElementGen does not work there: {Installation}");
    }

    [Fact]
    public async Task A_compiler_that_is_too_old_is_named() => await AssertRefusedAsync(
        Project("OldCompiler"),
        "ElementGen needs the compiler of .NET SDK 8 (Roslyn 4.8) or newer; this build uses 'roslyn4.7'. Update the SDK, or the version in global.json.",
        "-p:CompilerApiVersion=roslyn4.7");

    [Fact]
    public async Task A_language_version_that_is_too_low_is_named() => await AssertRefusedAsync(
        Project("OldLanguage"), "ELG0005: 'InfobipSms' needs C# 12.0 or newer, but the project uses C# 11.0", "-p:LangVersion=11");

    private static async Task AssertRefusedAsync(StrangersProject project, string expected, params string[] arguments)
    {
        var built = await project.BuildAsync(arguments);

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains(expected, Assert.Single(built.Problems), StringComparison.Ordinal);
    }

    private StrangersProject Project(string name, string frameworks = "net10.0", string? package = null, string extra = "") =>
        new StrangersProject(feed, name, frameworks: frameworks, package: package, extra: extra)
            .WithElement("infobip")
            .Write("InfobipSms.cs", """
                using ElementGen;

                namespace Acme.Messaging;

                [ElementInstance("infobip")]
                public partial class InfobipSms { }
                """);
}
