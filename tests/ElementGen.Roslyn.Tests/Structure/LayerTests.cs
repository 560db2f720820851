using ElementGen.Roslyn.Tests.LargeCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Structure;

/// <summary>The folders of each project are layers, so that each can be read, and changed, without those behind it.</summary>
public class LayerTests
{
    private const string Library = "src/ElementGen";
    private const string Definitions = "src/ElementGen.Definitions";
    private const string CompilerPart = "src/ElementGen.Roslyn";

    // The build writes this one.
    private const string RepositoryAddress =
        "namespace ElementGen.Roslyn.Rules; static class RepositoryAddress { public const string Files = \"\"; }";

    // What the compiler says where a name means nothing, which would make a reference invisible.
    private static readonly string[] UnknownNames = ["CS0103", "CS0234", "CS0246"];

    [Fact]
    public void The_folders_of_the_runtime_library_are_layers() =>
        AssertLayers([Definitions, Library], Library, "Elements", "OAuth", "Instances", "Platform", "Provisioning", "Client");

    [Fact]
    public void The_folders_of_the_definitions_library_are_layers() =>
        AssertLayers(
            [Definitions],
            Definitions,
            "Language", "Messages", "Json", "Words", "Model", "Values", "Requirements", "Reading", "Naming", "Files", "Checks");

    [Fact]
    public void The_folders_of_the_compiler_part_are_layers() =>
        AssertLayers(
            [Definitions, CompilerPart],
            CompilerPart,
            "KnownNames.cs", "Steps.cs", "Rules", "Classes", "AdditionalFiles", "Writing", "Metadata", "Emission", "Analysis",
            "ElementInstanceGenerator.cs");

    [Theory]
    [InlineData("Low.Base.Name", "Base")]
    [InlineData("Low.Base.New()", "Base")]
    [InlineData("new Low.Base[0]", "Base")]
    [InlineData("typeof(System.Collections.Generic.List<Low.Base>)", "Base")]
    [InlineData("((System.Func<object>)(() => { var list = Low.Lists.All; return list; }))()", "Base", "Lists")]
    [InlineData("7.Twice()", "Extensions")]
    [InlineData("nameof(Low.Base)", "Base")]
    public void A_reference_to_a_layer_behind_is_found_with_its_line_and_both_types(string expression, params string[] types)
    {
        var sources = Pair($"using Low;\n\nclass User\n{{\n    object Use() => {expression};\n}}");

        Assert.Equal(
            types.Select(type => $"/project/src/Acme/High/User.cs(5): User in High refers to {type} in Low"),
            new FolderLayers("/project/src/Acme/", "High", "Low").FindReferencesBack(sources));
        Assert.Empty(new FolderLayers("/project/src/Acme/", "Low", "High").FindReferencesBack(sources));
        Assert.Empty(new FolderLayers("/project/src/Acme/", "Low+High").FindReferencesBack(sources));
    }

    [Theory]
    [InlineData("class User : Low.Base;", "Base")]
    [InlineData("[Low.Marker] class User;", "Marker")]
    [InlineData("delegate Low.Base User();", "Base")]
    [InlineData("class User { class Inner(Low.Base of) { public object Of => of; } }", "Base", "Inner")]
    public void A_reference_in_a_declaration_is_found_too(string declaration, string type, string from = "User") =>
        Assert.Equal(
            [$"/project/src/Acme/High/User.cs(1): {from} in High refers to {type} in Low"],
            new FolderLayers("/project/src/Acme/", "High", "Low").FindReferencesBack(Pair(declaration)));

    [Theory]
    [InlineData("/// <summary>As <see cref=\"Low.Base\"/>.</summary>\nclass User;")]
    [InlineData("// Low.Base\nclass User { string Name => \"Low.Base\"; }")]
    [InlineData("class User { string Base = \"\"; string Use() => Base; }")]
    [InlineData("class User { string Use() => string.Empty; }")]
    public void What_only_mentions_a_type_is_no_reference_to_it(string source) =>
        Assert.Empty(new FolderLayers("/project/src/Acme/", "High", "Low").FindReferencesBack(Pair(source)));

    [Fact]
    public void A_folder_without_a_layer_is_an_error() =>
        Assert.Throws<InvalidOperationException>(
            () => new FolderLayers("/project/src/Acme/", "High").FindReferencesBack(Pair("class User : Low.Base;")));

    private static void AssertLayers(string[] folders, string project, params string[] order)
    {
        var layers = new FolderLayers($"{Consumer.ProjectDirectory}{project}/", order);
        var sources = Compile([.. folders.SelectMany(RepositorySources.SourcesIn), ("RepositoryAddress.cs", RepositoryAddress)]);
        // An older compiler does not know the language of the sources.
        if (LanguageVersionFacts.TryParse("14", out _))
            Assert.DoesNotContain(sources.GetDiagnostics(), static diagnostic => UnknownNames.Contains(diagnostic.Id));

        Assert.Equal(layers.FoldersIn(sources), layers.Placed);
        var back = layers.FindReferencesBack(sources);
        Assert.True(back.Count == 0, string.Join('\n', back));
    }

    private static CSharpCompilation Pair(string high)
    {
        const string low = """
            namespace Acme.Low;

            public class Base { public const string Name = ""; public static object New() => new Base(); }
            public class Marker : System.Attribute;
            public static class Lists { public static Base[] All => []; }
            public static class Extensions { public static int Twice(this int number) => number + number; }
            """;
        var sources = Compile(
            (Consumer.ProjectDirectory + "src/Acme/Low/Base.cs", low),
            (Consumer.ProjectDirectory + "src/Acme/High/User.cs", "namespace Acme.High; " + high));
        Assert.DoesNotContain(sources.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return sources;
    }

    private static CSharpCompilation Compile(params (string Path, string Text)[] sources) => new Consumer
    {
        ReferencesRuntime = false,
        ParseOptions = new CSharpParseOptions(LanguageVersion.Preview),
        References = RepositorySources.Libraries,
        Sources = [(Consumer.ProjectDirectory + "GlobalUsings.cs", RepositorySources.GlobalUsings), .. sources],
    }.Compile();
}
