namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>Definitions that a catalog package brings along: they stand in for those that a project does not have, and cost nothing else.</summary>
public class CatalogDefinitionTests
{
    private const string Acme = """{ "key": "acme", "configuration": [{ "key": "user", "required": true }] }""";
    private const string OwnAcme = """{ "key": "acme", "configuration": [{ "key": "customer" }] }""";

    private static readonly Consumer Project = new Consumer()
        .WithFile("catalog/acme.json", Acme, kind: "CatalogDefinition")
        .WithFile("catalog/other.json", """{ "key": "other", "configuration": [] }""", kind: "CatalogDefinition")
        .WithFile("catalog/broken.json", "{", kind: "CatalogDefinition")
        .With("""[ElementGen.ElementInstance("acme")] public partial class Acme;""");

    [Fact]
    public void A_class_that_names_an_element_of_the_catalog_has_its_configuration()
    {
        Assert.Contains(" User { get ", Project.Generate().TextOf("Acme"), StringComparison.Ordinal);
        Assert.Empty(Project.Analyze());
    }

    [Fact]
    public void What_must_be_supplied_is_asked_for()
    {
        var report = Assert.Single(Project.With("static class Use { static object C => new Acme.Configuration(); }").Analyze());

        Assert.Equal("ELG0201", report.Id);
    }

    [Theory]
    [InlineData("elements/acme.json")]
    [InlineData("elements/exported.json")]
    [InlineData("zzz.element.json")]
    public void A_definition_of_the_projects_own_wins_whatever_its_name_and_nothing_is_said_of_the_two(string path)
    {
        var project = Project.WithFile(path, OwnAcme);

        Assert.Contains(" Customer { get ", project.Generate().TextOf("Acme"), StringComparison.Ordinal);
        Assert.Empty(project.Analyze());
    }

    [Fact]
    public void An_own_definition_that_comes_or_goes_changes_the_class()
    {
        var run = Project.Generate();

        run.Edit(project => project.WithFile("elements/exported.json", OwnAcme));
        Assert.Contains(" Customer { get ", run.TextOf("Acme"), StringComparison.Ordinal);

        run.Edit(project => project with { Files = [.. project.Files.Where(file => !file.Path.Contains("exported", StringComparison.Ordinal))] });
        Assert.Contains(" User { get ", run.TextOf("Acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_files_of_elements_that_are_named_are_read()
    {
        var project = Project.With("""[ElementGen.ElementInstance("acne")] public partial class Misspelled;""");

        var run = project.Generate();

        Assert.Equal(["/project/catalog/acme.json"], run.Consumer.Files.Where(file => file.Reads > 0).Select(file => file.Path));
    }

    [Fact]
    public void The_nearest_key_can_be_one_of_the_catalog() =>
        Assert.Equal(
            ["No definition has the key 'othre'; the nearest is 'other'"],
            Project.With("""[ElementGen.ElementInstance("othre")] public partial class Other;""").Analyze().Select(report => report.Message));

    [Fact]
    public void An_instance_file_is_checked_against_the_catalog()
    {
        var report = Assert.Single(Project.WithInstance("""{ "element": { "key": "acme" }, "configuration": {}, "name": "a" }""").Analyze());

        Assert.Equal("ELG0302", report.Id);
    }
}
