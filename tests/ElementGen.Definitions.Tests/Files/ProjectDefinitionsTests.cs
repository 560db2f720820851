namespace ElementGen.Definitions.Tests.Files;

/// <summary>Which definition counts in a project, and which files are read to find it.</summary>
public sealed class ProjectDefinitionsTests
{
    [Fact]
    public void No_file_is_looked_for_or_read_before_a_definition_is_asked_for()
    {
        var file = Defining("acme", "elements/acme.json");
        var other = Defining("other", "other.json");
        var lookedFor = 0;

        var definitions = new ProjectDefinitions(LookedFor(file), LookedFor(other));
        Assert.Equal((0, 0, 0), (lookedFor, file.Reads, other.Reads));

        Assert.NotNull(definitions.Find("acme", CancellationToken.None));
        Assert.NotNull(definitions.Find("acme", CancellationToken.None));
        Assert.Equal((1, 1, 0), (lookedFor, file.Reads, other.Reads));

        IEnumerable<DefinitionFile> LookedFor(DefinitionFile found)
        {
            lookedFor++;
            yield return found;
        }
    }

    [Fact]
    public void Only_the_files_named_after_a_key_are_read_while_one_of_them_defines_it()
    {
        var (named, another) = (Defining("acme", "z/ACME.element.json"), Defining("acme", "a.element.json"));
        var definitions = Of(another, named);

        Assert.Equal("z/ACME.element.json", definitions.Find("acme", CancellationToken.None)!.File.Path);
        Assert.Equal((1, 0), (named.Reads, another.Reads));
    }

    [Theory]
    [InlineData("""{ "key": "other", "configuration": [] }""")]
    [InlineData("""{ "key": "ACME", "configuration": [] }""")]
    [InlineData("[]")]
    [InlineData(null)]
    public void All_files_are_read_when_those_named_after_a_key_do_not_define_it(string? named)
    {
        var (first, second) = (Defining("acme", "b.json"), Defining("acme", "a.json"));
        var definitions = Of(new DefinitionFileInMemory("acme.json", named), first, second);

        Assert.Equal("a.json", definitions.Find("acme", CancellationToken.None)!.File.Path);
        Assert.Equal((1, 1), (first.Reads, second.Reads));
    }

    [Fact]
    public void A_file_that_broke_off_before_its_key_defines_the_element_it_is_named_after()
    {
        var file = new DefinitionFileInMemory("acme.json", """{ "configuration": [{ "key": "user" },] }""");
        var found = Of(file).Find("acme", CancellationToken.None);

        Assert.True(found!.File.IsBroken);
        Assert.Equal(["user"], found.Definition.Entries.Select(entry => entry.Key));
    }

    [Theory]
    [InlineData("acme", true)]
    [InlineData("other", false)]
    public void A_file_that_may_belong_to_somebody_else_counts_only_for_the_key_it_is_named_after(string key, bool counts)
    {
        const string text = """[{ "key": "acme" }, { "key": "other" }]""";
        var definitions = Of(new DefinitionFileInMemory("elements/acme.json", text, IsCertain: false));

        Assert.Equal(counts, definitions.Find(key, CancellationToken.None) is not null);
    }

    [Fact]
    public void A_key_without_a_definition_is_not_found() =>
        Assert.Null(Of(Defining("acme", "acme.json")).Find("box", CancellationToken.None));

    [Fact]
    public void The_keys_are_those_of_all_files() =>
        Assert.Equal(
            ["acme", "box"],
            Of(Defining("acme", "acme.json"), Defining("acme", "a.json"), Defining("box", "b.json")).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_file_that_defines_a_key_without_being_a_definition_file_is_found_by_its_path()
    {
        var definitions = new ProjectDefinitions([], [Defining("box", "a.json"), Unreadable("b.json"), Defining("acme", "c.json")]);

        Assert.Equal("c.json", definitions.FindElsewhere("acme", CancellationToken.None));
        Assert.Null(definitions.FindElsewhere("sage", CancellationToken.None));
        Assert.Null(definitions.Find("acme", CancellationToken.None));
    }

    [Fact]
    public void A_search_that_is_cancelled_reads_nothing()
    {
        var file = Defining("acme", "acme.json");

        Assert.Throws<OperationCanceledException>(() => Of(file).Find("acme", new CancellationToken(canceled: true)));
        Assert.Equal(0, file.Reads);
    }

    private static ProjectDefinitions Of(params DefinitionFile[] files) => new(files, []);

    private static DefinitionFileInMemory Defining(string key, string path) => new(path, $$"""{ "key": "{{key}}", "configuration": [] }""");

    private static DefinitionFileInMemory Unreadable(string path) => new(path, Text: null);
}
