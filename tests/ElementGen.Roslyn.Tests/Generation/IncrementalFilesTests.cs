using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>What an edit of a definition costs, and one of the list of files: only what it changes of a class is read, made and written again.</summary>
public class IncrementalFilesTests
{
    private const IncrementalStepRunReason Cached = IncrementalStepRunReason.Cached;
    private const IncrementalStepRunReason Modified = IncrementalStepRunReason.Modified;

    private static readonly Consumer Project = new Consumer()
        .WithDefinition("acme", """{ "key": "acme", "configuration": [{ "key": "user" }] }""")
        .WithDefinition("other", """{ "key": "other", "configuration": [{ "key": "name" }] }""")
        .WithDefinition("unnamed", """{ "key": "unnamed", "configuration": [] }""")
        .With("""
            using ElementGen;

            [ElementInstance("acme")] public partial class Acme;
            [ElementInstance("acme")] public partial class Twin;
            [ElementInstance("other")] public partial class Other;
            """);

    [Theory]
    [InlineData("\r\n{ \"key\":\r\n\"acme\",\t\"configuration\": [ { \"key\": \"user\" } ] }\r\n")]
    [InlineData("""{ "configuration": [{ "key": "\u0075ser" }], "key": "ac\u006de" }""")]
    [InlineData("""{ "key": "acme", "resources": [{ "path": "/sms" }], "id": 7, "configuration": [{ "id": 9, "key": "user", "reseller": null }] }""")]
    public void White_space_and_what_is_no_part_of_the_model_reads_one_file_and_writes_nothing(string text)
    {
        var run = Project.Generate();

        run.Edit(project => project.WithText("elements/acme.json", text));

        Assert.Equal([Steps.Files], run.ChangedSteps());
        Assert.Contains(IncrementalStepRunReason.Unchanged, run.Reasons(Steps.NamedDefinitions));
        Assert.Equal([Cached, Cached, Cached], run.OutputReasons());
        Assert.Equal([1, 1, 0], run.Consumer.Files.Select(file => file.Reads));
    }

    [Fact]
    public void An_edit_of_a_definition_writes_its_classes_and_no_other()
    {
        var run = Project.Generate();

        run.Edit(project => project.WithText("elements/acme.json", """{ "key": "acme", "configuration": [{ "key": "password" }] }"""));

        Assert.Contains(" Password { get =>", run.TextOf("Acme"), StringComparison.Ordinal);
        Assert.Contains(" Password { get =>", run.TextOf("Twin"), StringComparison.Ordinal);
        Assert.Equal([Steps.Files, Steps.NamedDefinitions, Steps.Index, Steps.Sources], run.ChangedSteps());
        Assert.Equal([Modified, Modified, Cached], run.OutputReasons());
        Assert.Equal([1, 1, 0], run.Consumer.Files.Select(file => file.Reads));
    }

    [Fact]
    public void A_definition_that_nobody_names_is_not_read_however_many_there_are()
    {
        var project = Project;
        for (var i = 0; i < 300; i++)
            project = project.WithDefinition($"unnamed{i}", "{ \"key\": \"acme\" ");

        var run = project.Generate();
        run.Edit(edited => edited.WithText("elements/unnamed17.json", "{"));

        Assert.Equal(["/project/elements/acme.json", "/project/elements/other.json"], run.Consumer.Files.Where(file => file.Reads > 0).Select(file => file.Path));
        Assert.Empty(run.ChangedSteps());
        Assert.Equal([Cached, Cached, Cached], run.OutputReasons());
    }

    [Fact]
    public void Files_in_another_order_touch_nothing()
    {
        var run = Project.Generate();
        var reads = run.Reads;

        run.Edit(project => project with { Files = [.. project.Files.Reverse()] });

        Assert.Empty(run.ChangedSteps());
        Assert.Equal([Cached, Cached, Cached], run.OutputReasons());
        Assert.Equal(reads, run.Reads);
    }

    [Fact]
    public void A_file_that_comes_or_goes_and_that_no_class_names_writes_nothing()
    {
        var run = Project.Generate();
        var reads = run.Reads;

        run.Edit(project => project.WithDefinition("new", """{ "key": "new", "configuration": [] }"""));
        Assert.Empty(run.ChangedSteps());
        Assert.Equal([Cached, Cached, Cached], run.OutputReasons());

        run.Edit(project => project with { Files = project.Files.RemoveRange(2, 2) });
        Assert.Empty(run.ChangedSteps());
        Assert.Equal([Cached, Cached, Cached], run.OutputReasons());
        Assert.Equal(reads, run.Reads);
    }

    [Fact]
    public void A_file_that_is_none_of_ours_is_not_looked_at()
    {
        var run = Project.Generate();

        run.Edit(project => project.WithFile("settings.json", "{}", kind: "").WithInstance("{"));

        Assert.Empty(run.ChangedSteps());
        Assert.Equal([Cached, Cached, Cached], run.OutputReasons());
        Assert.Equal([1, 1, 0, 0, 0], run.Consumer.Files.Select(file => file.Reads));
    }

    [Fact]
    public void A_definition_that_goes_empties_its_classes_and_leaves_the_others_alone()
    {
        var run = Project.Generate();
        var text = run.TextOf("Acme");

        run.Edit(project => project with { Files = project.Files.RemoveAll(file => file.Path.EndsWith("other.json", StringComparison.Ordinal)) });

        Assert.Equal(text, run.TextOf("Acme"));
        Assert.DoesNotContain(" Name { get =>", run.TextOf("Other"), StringComparison.Ordinal);
        Assert.Equal([Cached, Cached, Modified], run.OutputReasons());
    }

    [Fact]
    public void A_definition_that_moves_reads_one_file_and_writes_nothing()
    {
        var run = Project.Generate();

        run.Edit(project => project with { Files = project.Files.SetItem(0, project.Files[0].At("/project/definitions/acme.element.json")) });

        Assert.Equal([1, 1, 0], run.Consumer.Files.Select(file => file.Reads));
        Assert.Equal([Cached, Cached, Cached], run.OutputReasons());
    }

    [Fact]
    public void A_project_whose_directory_changes_is_read_again_and_writes_nothing()
    {
        var run = Project.Generate();

        run.Edit(project => project with { Directory = "/" });

        // Paths decide between files that define one element, so that they are part of what a file defines.
        Assert.Equal([Steps.Files, Steps.NamedDefinitions, Steps.Index], run.ChangedSteps());
        Assert.Equal([Cached, Cached, Cached], run.OutputReasons());
    }

    [Fact]
    public void A_file_that_the_project_no_longer_includes_is_no_definition_any_more()
    {
        var run = Project.Generate();

        run.Edit(project => project with { Files = [.. project.Files.Select(file => file.Path.EndsWith("acme.json", StringComparison.Ordinal) ? file.As(kind: "") : file)] });

        Assert.Contains(Steps.Files, run.ChangedSteps());
        Assert.Equal([Modified, Modified, Cached], run.OutputReasons());
        Assert.DoesNotContain(" User { get =>", run.TextOf("Acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_are_read_only_while_a_key_has_no_file_of_its_name()
    {
        var account = Project with { Files = Project.Files.RemoveAll(file => file.Path.EndsWith("acme.json", StringComparison.Ordinal)) };
        account = account.WithFile("exports/account.json", """{ "elements": [{ "key": "acme", "configuration": [{ "key": "from.account" }] }] }""");

        var run = account.Generate();
        Assert.Contains("FromAccount", run.TextOf("Acme"), StringComparison.Ordinal);
        Assert.All(run.Consumer.Files, file => Assert.True(file.Reads > 0));

        run.Edit(project => project.WithDefinition("acme", """{ "key": "acme", "configuration": [{ "key": "from.file" }] }"""));
        Assert.Contains("FromFile", run.TextOf("Acme"), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Reasons(Steps.OtherDefinitions), reason => reason != IncrementalStepRunReason.Removed);

        run.Edit(project => project with { Files = project.Files.RemoveAt(project.Files.Length - 1) });
        Assert.Contains("FromAccount", run.TextOf("Acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_that_breaks_and_heals_gives_the_same_text_again()
    {
        var run = Project.Generate();
        var text = run.TextOf("Acme");
        var definition = run.Consumer.Files[0].GetText()!.ToString();

        run.Edit(project => project.WithText("elements/acme.json", definition[..^5]));
        run.Edit(project => project.WithText("elements/acme.json", definition));

        Assert.Equal(text, run.TextOf("Acme"));
    }

    [Fact]
    public void Classes_and_files_come_and_go_in_a_row_as_compilers_run_the_generator()
    {
        var run = (Project with { TracksSteps = false }).Generate();
        var whole = run.Consumer;

        run.Edit(project => project.WithSource(0, project.Sources[0].Text.Replace("[ElementInstance(\"acme\")] public partial class Acme;", "", StringComparison.Ordinal)));
        run.Edit(project => project with { Files = project.Files.RemoveAt(0) });
        Assert.Equal(2, run.Result.GeneratedSources.Length);
        run.Edit(project => project.WithFile("exports/account.json", """[{ "key": "acme", "configuration": [{ "key": "from.account" }] }]"""));
        Assert.Contains(" FromAccount { get =>", run.TextOf("Twin"), StringComparison.Ordinal);
        run.Edit(project => project with { Sources = [] });
        Assert.Empty(run.Result.GeneratedSources);
        run.Edit(_ => whole);
        Assert.Equal(3, run.Result.GeneratedSources.Length);
    }
}
