using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>What an edit of the code or of the project costs: nothing is read, made or written again that the edit does not touch.</summary>
public class IncrementalTests
{
    private const IncrementalStepRunReason New = IncrementalStepRunReason.New;
    private const IncrementalStepRunReason Cached = IncrementalStepRunReason.Cached;
    private const IncrementalStepRunReason Modified = IncrementalStepRunReason.Modified;
    private const IncrementalStepRunReason Removed = IncrementalStepRunReason.Removed;

    private static readonly Consumer Project = new Consumer()
        .WithDefinition("acme", """{ "key": "acme", "configuration": [{ "key": "user", "required": true }] }""")
        .WithDefinition("other", """{ "key": "other", "configuration": [{ "key": "name" }] }""")
        .WithDefinition("unnamed", """{ "key": "unnamed", "configuration": [] }""")
        .With("""
            namespace Project;

            [ElementGen.ElementInstance("acme")]
            public partial class Acme { public int Count() => 1; }

            [ElementGen.ElementInstance("other")]
            public partial class Other;
            """)
        .With("class Unrelated { int Count() => 1; }");

    [Fact]
    public void Each_step_has_something_to_do_in_some_project()
    {
        var account = Project.WithFile("account.json", """{ "key": "elsewhere" }""").With("[ElementGen.ElementInstance(\"elsewhere\")] partial class Elsewhere;");

        Assert.Equal(GeneratorRun.NamedSteps, account.Generate().ChangedSteps());
    }

    [Theory]
    [InlineData("class Unrelated { int Count() => 2; }")]
    [InlineData("class Renamed { }")]
    [InlineData("")]
    [InlineData("class Unfinished { void M( ")]
    [InlineData("/// <summary>Documented.</summary>\nnamespace Moved { interface IElsewhere; enum Kind; }")]
    [InlineData("[ElementInstance(\"acme\")] partial class Unbound;")]
    [InlineData("[System.Obsolete(\"acme\")] partial class Attributed;")]
    [InlineData("global using Text = System.String;")]
    public void An_edit_elsewhere_reads_no_file_and_writes_nothing(string source) =>
        AssertTouchesNothing(project => project.WithSource(1, source));

    [Fact]
    public void A_source_that_comes_or_goes_reads_no_file_and_writes_nothing()
    {
        AssertTouchesNothing(project => project.With("class New;"));
        AssertTouchesNothing(project => project with { Sources = project.Sources.RemoveAt(1) });
        AssertTouchesNothing(project => project with { Sources = [project.Sources[1], project.Sources[0]] });
    }

    [Theory]
    [InlineData("public int Count() => 1;", "public int Count() => 2;")]
    [InlineData("public int Count() => 1;", "/* more to come */ private class Inner;")]
    [InlineData("public partial class Acme", "public sealed partial class Acme")]
    [InlineData("(\"acme\")", "(  /* the key */ \"ac\" + \"me\")")]
    [InlineData("[ElementGen.ElementInstance(\"acme\")]", "\n\n[System.Obsolete, ElementGen.ElementInstanceAttribute(\"acme\", Optional = [])]")]
    [InlineData("namespace Project;", "namespace Project;\n\nusing System;\n")]
    public void An_edit_of_the_class_that_changes_nothing_of_what_is_generated_writes_nothing(string before, string after) =>
        AssertTouchesNothing(project => Replace(project, before, after));

    [Fact]
    public void Classes_that_change_places_are_written_alike_without_reading_a_file()
    {
        var run = Project.Generate();
        var (acme, other, reads) = (run.TextOf("Project.Acme"), run.TextOf("Project.Other"), run.Reads);

        run.Edit(project => project.WithSource(0, """
            namespace Project
            {
                [ElementGen.ElementInstance("other")]
                public partial class Other;

                [ElementGen.ElementInstance("acme")]
                public partial class Acme;
            }
            """));

        // The compiler compares the classes of a file one by one, in their order.
        Assert.Equal([Steps.Classes, Steps.Sources], run.ChangedSteps());
        Assert.Equal((acme, other, reads), (run.TextOf("Project.Acme"), run.TextOf("Project.Other"), run.Reads));
    }

    [Theory]
    [InlineData("partial class Acme", "partial class Acne")] // Renamed.
    [InlineData("[ElementGen.ElementInstance(\"acme\")]", "/// <summary>Mine.</summary>\n[ElementGen.ElementInstance(\"acme\")]")]
    [InlineData("(\"acme\")", "(\"acme\", Optional = [\"user\"])")]
    public void A_class_that_changes_is_written_without_reading_a_file_and_no_other_is(string before, string after)
    {
        var run = Project.Generate();
        var reads = run.Reads;

        run.Edit(project => Replace(project, before, after));

        Assert.Equal([Steps.Classes, Steps.Sources], run.ChangedSteps());
        Assert.Equal([Cached, Modified], run.OutputReasons().Order(Comparer<IncrementalStepRunReason>.Create(ByName)));
        Assert.Equal(reads, run.Reads);
    }

    [Fact]
    public void A_class_that_moves_to_another_file_leaves_the_others_alone()
    {
        var run = Project.Generate();
        var (acme, other) = (run.TextOf("Project.Acme"), run.TextOf("Project.Other"));

        run.Edit(project => Replace(project, "[ElementGen.ElementInstance(\"other\")]", "")
            .WithSource(1, "namespace Project;\n[ElementGen.ElementInstance(\"other\")] partial class Other;"));

        Assert.Equal([Cached, New, Removed], run.OutputReasons().Order(Comparer<IncrementalStepRunReason>.Create(ByName)));
        Assert.Equal((acme, other), (run.TextOf("Project.Acme"), run.TextOf("Project.Other")));
    }

    [Fact]
    public void Another_key_reads_its_file_and_writes_its_class_alone()
    {
        var run = Project.Generate();

        run.Edit(project => Replace(project, "(\"acme\")", "(\"unnamed\")"));

        Assert.Equal([Steps.Classes, Steps.Keys, Steps.NamedDefinitions, Steps.Index, Steps.Sources], run.ChangedSteps());
        Assert.Equal([Cached, Modified], run.OutputReasons().Order(Comparer<IncrementalStepRunReason>.Create(ByName)));
        Assert.Equal([1, 1, 1], run.Consumer.Files.Select(file => file.Reads));
    }

    [Fact]
    public void Another_class_for_a_known_key_is_written_without_reading_a_file()
    {
        var run = Project.Generate();
        var reads = run.Reads;

        run.Edit(project => project.With("[ElementGen.ElementInstance(\"acme\")] partial class Second;"));

        Assert.Equal([Steps.Classes, Steps.Sources], run.ChangedSteps());
        Assert.Equal([Cached, Cached, New], run.OutputReasons().Order(Comparer<IncrementalStepRunReason>.Create(ByName)));
        Assert.Equal(reads, run.Reads);
    }

    [Fact]
    public void A_property_of_the_project_that_nobody_reads_touches_nothing()
    {
        AssertTouchesNothing(project => project with { Properties = project.Properties.Add("RootNamespace", "Elsewhere") });
        AssertTouchesNothing(project => project with { EditorConfig = "[*.json]\nelementgen_optional_entries = user\n[*.cs]\nindent_size = 3\n" });
        AssertTouchesNothing(project => project with { Nullable = NullableContextOptions.Disable });
        AssertTouchesNothing(project => project with { OutputKind = OutputKind.NetModule });
        AssertTouchesNothing(project => project with { References = [MetadataReference.CreateFromFile(Repository.StorageLibrary)] });
        AssertTouchesNothing(project => project with { ParseOptions = project.ParseOptions.WithLanguageVersion(LanguageVersion.Preview) });
        AssertTouchesNothing(project => project with { ParseOptions = project.ParseOptions.WithPreprocessorSymbols("DEBUG") });
    }

    [Fact]
    public void A_property_that_changes_what_is_generated_writes_without_reading_a_file()
    {
        var run = Project.Generate();
        var reads = run.Reads;

        run.Edit(project => project with { Properties = project.Properties.Add("ElementGenRequiredMembers", "true") });

        Assert.Equal([Steps.RequiredMembers, Steps.Sources], run.ChangedSteps());
        Assert.Equal([Modified, Modified], run.OutputReasons());
        Assert.Equal(reads, run.Reads);
    }

    [Fact]
    public void A_language_that_is_too_old_takes_the_output_away_and_a_newer_one_gives_it_back()
    {
        var run = Project.Generate();
        var texts = run.Result.GeneratedSources.Select(source => source.SourceText.ToString()).ToList();

        run.Edit(project => project with { ParseOptions = project.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11) });
        Assert.Empty(run.Result.GeneratedSources);

        run.Edit(project => project with { ParseOptions = Project.ParseOptions });
        Assert.Equal(texts, run.Result.GeneratedSources.Select(source => source.SourceText.ToString()));
    }

    private static void AssertTouchesNothing(Func<Consumer, Consumer> edit)
    {
        var run = Project.Generate();
        var reads = run.Reads;

        run.Edit(edit);

        Assert.Empty(run.ChangedSteps());
        Assert.Equal([Cached, Cached], run.OutputReasons());
        Assert.Equal(reads, run.Reads);
    }

    private static Consumer Replace(Consumer project, string before, string after)
    {
        Assert.Contains(before, project.Sources[0].Text, StringComparison.Ordinal);
        return project.WithSource(0, project.Sources[0].Text.Replace(before, after, StringComparison.Ordinal));
    }

    private static int ByName(IncrementalStepRunReason left, IncrementalStepRunReason right) => string.CompareOrdinal($"{left}", $"{right}");
}
