using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>What an edit costs: nothing is read, made or written again that the edit does not touch.</summary>
public class IncrementalTests
{
    private static readonly Consumer Project = new Consumer()
        .WithDefinition("acme", """{ "key": "acme", "configuration": [{ "key": "user" }] }""")
        .WithDefinition("other", """{ "key": "other", "configuration": [{ "key": "name" }] }""")
        .WithDefinition("unnamed", """{ "key": "unnamed", "configuration": [] }""")
        .With("""
            namespace Project;

            [ElementGen.ElementInstance("acme")]
            public partial class Acme;

            [ElementGen.ElementInstance("other")]
            public partial class Other;
            """)
        .With("class Unrelated { int Count() => 1; }");

    [Fact]
    public void An_edit_elsewhere_reads_no_file_and_writes_nothing()
    {
        var run = Project.Generate();
        var reads = run.Consumer.Files.Sum(file => file.Reads);

        run.Edit(project => project.WithSource(1, "class Unrelated { int Count() => 2; }"));

        Assert.Equal(reads, run.Consumer.Files.Sum(file => file.Reads));
        AssertAllCached(run);
    }

    [Fact]
    public void An_edit_inside_the_class_that_changes_nothing_of_it_writes_nothing()
    {
        var run = Project.Generate();

        run.Edit(project => project.WithSource(0, project.Sources[0].Text.Replace("class Acme;", "class Acme { /* more to come */ }", StringComparison.Ordinal)));

        AssertAllCached(run);
    }

    [Fact]
    public void White_space_in_a_definition_writes_nothing()
    {
        var run = Project.Generate();

        run.Edit(project => project.WithText("elements/acme.json", "\n{ \"key\":\n\"acme\", \"configuration\": [ { \"key\": \"user\" } ] }"));

        Assert.Contains(IncrementalStepRunReason.Unchanged, run.Reasons(Steps.NamedDefinitions));
        AssertAllCached(run);
    }

    [Fact]
    public void An_edit_of_a_definition_writes_its_class_and_no_other()
    {
        var run = Project.Generate();

        run.Edit(project => project.WithText("elements/acme.json", """{ "key": "acme", "configuration": [{ "key": "password" }] }"""));

        Assert.Contains(" Password { get; init; }", run.TextOf("Project.Acme"), StringComparison.Ordinal);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], run.OutputReasons().Order().Reverse());
    }

    [Fact]
    public void A_class_that_is_renamed_is_written_and_no_other()
    {
        var run = Project.Generate();

        run.Edit(project => project.WithSource(0, project.Sources[0].Text.Replace("class Acme;", "class Acne;", StringComparison.Ordinal)));

        Assert.Contains("partial class Acne", run.TextOf("Project.Acne"), StringComparison.Ordinal);
        Assert.Single(run.OutputReasons(), IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_definition_that_nobody_names_is_not_read()
    {
        var project = Project;
        for (var i = 0; i < 300; i++)
            project = project.WithDefinition($"unnamed{i}", "{ \"key\": \"acme\" ");

        var run = project.Generate();

        Assert.Equal(["/project/elements/acme.json", "/project/elements/other.json"], run.Consumer.Files.Where(file => file.Reads > 0).Select(file => file.Path));
    }

    [Fact]
    public void Other_files_are_read_only_while_a_key_has_no_file_of_its_name()
    {
        var account = Project with { Files = Project.Files.RemoveAll(file => file.Path.EndsWith("acme.json", StringComparison.Ordinal)) };
        account = account.WithFile("exports/account.json", """{ "elements": [{ "key": "acme", "configuration": [{ "key": "from.account" }] }] }""");

        var run = account.Generate();
        Assert.Contains("FromAccount", run.TextOf("Project.Acme"), StringComparison.Ordinal);
        Assert.All(run.Consumer.Files, file => Assert.True(file.Reads > 0));

        run.Edit(project => project.WithDefinition("acme", """{ "key": "acme", "configuration": [{ "key": "from.file" }] }"""));
        Assert.Contains("FromFile", run.TextOf("Project.Acme"), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Reasons(Steps.OtherDefinitions), reason => reason != IncrementalStepRunReason.Removed);

        run.Edit(project => project with { Files = project.Files.RemoveAt(project.Files.Length - 1) });
        Assert.Contains("FromAccount", run.TextOf("Project.Acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_come_and_go_change_nothing_of_other_classes()
    {
        var run = Project.Generate();
        var text = run.TextOf("Project.Acme");

        run.Edit(project => project.WithDefinition("new", """{ "key": "new", "configuration": [] }"""));
        AssertAllCached(run);

        run.Edit(project => project with { Files = project.Files.RemoveAll(file => !file.Path.EndsWith("acme.json", StringComparison.Ordinal)) });
        Assert.Equal(text, run.TextOf("Project.Acme"));
        Assert.DoesNotContain(" Name { get; init; }", run.TextOf("Project.Other"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_that_breaks_and_heals_gives_the_same_text_again()
    {
        var run = Project.Generate();
        var text = run.TextOf("Project.Acme");
        var definition = run.Consumer.Files[0].GetText()!.ToString();

        run.Edit(project => project.WithText("elements/acme.json", definition[..^5]));
        run.Edit(project => project.WithText("elements/acme.json", definition));

        Assert.Equal(text, run.TextOf("Project.Acme"));
    }

    private static void AssertAllCached(GeneratorRun run) => Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
}
