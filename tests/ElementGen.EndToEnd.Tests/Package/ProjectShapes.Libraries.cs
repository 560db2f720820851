namespace ElementGen.EndToEnd.Tests.Package;

/// <content>Projects whose reference to the package does not bring its library.</content>
public sealed partial class ProjectShapes
{
    public const string GlobalReference = "GlobalReference";
    public const string IncludesOtherAssets = "IncludesOtherAssets";
    public const string ExcludesLibrary = "ExcludesLibrary";
    public const string UsesHiddenLibrary = "UsesHiddenLibrary";
    public const string NeedsNoLibrary = "NeedsNoLibrary";

    private void WriteProjectsWithoutLibrary()
    {
        Project(GlobalReference, package: "").Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><GlobalPackageReference Include="ElementGen" Version="{_feed.Version}" /></ItemGroup>
            </Project>
            """);
        Project(IncludesOtherAssets, package: Reference("ElementGen", """IncludeAssets="build;analyzers" """));
        Project(ExcludesLibrary, package: Reference("ElementGen.Storage", """ExcludeAssets="compile" """));
        Project("HidesLibrary", package: Reference("ElementGen", """PrivateAssets="compile" """));
        Project(UsesHiddenLibrary, package: "", extra: """<ItemGroup><ProjectReference Include="../HidesLibrary/HidesLibrary.csproj" /></ItemGroup>""");
        new StrangersProject(_feed, Path.Combine(Solution, NeedsNoLibrary), package: Reference("ElementGen", """ExcludeAssets="compile" """))
            .Write("Use.cs", """
                // Has the package by a template that it was made from, and no 'using ElementGen;'.
                public static class Use;
                """);
    }
}
