using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0103: a definition that does not count, because another one of the same element does.</summary>
public class DuplicateDefinitionTests
{
    private const string User = """{ "key": "acme", "configuration": [{ "key": "user" }] }""";
    private const string Sender = """{ "key": "acme", "configuration": [{ "key": "sender" }] }""";
    private const string Declaration = "[ElementGen.ElementInstance(\"acme\")] public partial class Acme;";

    private static readonly Consumer Project = new Consumer().WithFile("elements/acme.json", User);

    [Fact]
    public void Two_with_one_content_are_an_information_at_the_key_of_the_one_that_does_not_count()
    {
        var run = Project.WithFile("elements/a.json", "{\n  \"id\": 7, \"key\": \"acme\",\n  \"configuration\": [{ \"key\": \"user\" }]\n}").With(Declaration).Generate();

        Assert.Equal(
            [
                new Report("elements/a.json(2,19)", "\"acme\"", "ELG0103",
                    "'acme' is also defined in 'elements/acme.json', and that one counts because its file is named after the key"),
            ],
            run.Analyze());
        Assert.Equal([DiagnosticSeverity.Info], run.Severities());
    }

    [Fact]
    public void Once_a_class_names_it_two_contents_are_a_warning()
    {
        var run = Project.WithFile("b.element.json", Sender).With(Declaration).Generate();

        Assert.Equal(
            [
                new Report("b.element.json(1,10)", "\"acme\"", "ELG0103",
                    "'acme' is defined differently in 'elements/acme.json', and that one counts because its file is named after the key; classes that name it ignore this definition"),
            ],
            run.Analyze());
        Assert.Equal([DiagnosticSeverity.Warning], run.Severities());
    }

    [Fact]
    public void While_no_class_names_it_two_contents_are_an_information()
    {
        var run = Project.WithFile("b.element.json", Sender).With("class Other;").Generate();

        Assert.Equal(["ELG0103"], run.Analyze().Select(report => report.Id));
        Assert.Equal([DiagnosticSeverity.Info], run.Severities());
    }

    [Theory]
    [InlineData("namespace Acme.Messaging { static partial class Channels { partial class Sms { [ElementGen.ElementInstance(\" acme \")] partial class Mail; } } }")]
    [InlineData("[ElementGen.ElementInstance(\"acme\")] class NotPartial;")]
    public void A_class_names_it_wherever_it_stands(string declaration)
    {
        var run = Project.WithFile("b.element.json", Sender).With("partial class Channels;").With(declaration).Generate();
        run.Analyze();

        Assert.Contains(DiagnosticSeverity.Warning, run.Severities());
    }

    [Fact]
    public void Of_two_files_named_otherwise_the_path_decides() =>
        Assert.Equal(
            [("elements/b.json(1,10)", "'acme' is also defined in 'elements/a.json', and that one counts because its path comes first")],
            new Consumer().WithFile("elements/b.json", User).WithFile("elements/a.json", User).Analyze().Select(report => (report.Place, report.Message)));

    [Fact]
    public void Of_two_files_named_after_the_key_the_path_decides() =>
        Assert.Equal(
            [("old/acme.element.json(1,10)", "'acme' is also defined in 'elements/acme.json', and that one counts because its path comes first")],
            Project.WithFile("old/acme.element.json", User).Analyze().Select(report => (report.Place, report.Message)));

    [Fact]
    public void Of_two_in_one_file_the_first_counts()
    {
        var run = new Consumer().WithFile("elements/account.json", $"[{User},\n{Sender}]").With(Declaration).Generate();

        Assert.Equal(
            [
                new Report("elements/account.json(2,10)", "\"acme\"", "ELG0103",
                    "'acme' is defined differently in this file, and the first one counts; classes that name it ignore this definition"),
            ],
            run.Analyze());
    }

    [Fact]
    public void Every_one_that_does_not_count_is_reported_once() =>
        Assert.Equal(
            ["a.element.json(1,11)", "a.element.json(1,68)", "z.element.json(1,10)"],
            Project.WithFile("a.element.json", $"[{User}, {User}]").WithFile("z.element.json", User).With(Declaration).Analyze().Select(report => report.Place));

    [Fact]
    public void A_file_that_may_be_somebody_elses_and_does_not_look_like_a_definition_is_passed_over() =>
        Assert.Empty(Project.WithFile("elements/b.json", """{ "key": "acme" }""", foundByPlace: true).Analyze());

    [Fact]
    public void A_broken_file_has_one_error_whatever_else_it_defines() =>
        Assert.Equal(["ELG0101"], Project.WithFile("elements/b.json", User + "x").With(Declaration).Analyze().Select(report => report.Id));

    [Fact]
    public void What_differs_from_a_broken_definition_nobody_knows()
    {
        var run = new Consumer().WithFile("elements/acme.json", User + "x").WithFile("elements/b.json", Sender).With(Declaration).Generate();

        Assert.Equal(["ELG0101", "ELG0103"], run.Analyze().Select(report => report.Id));
        Assert.Equal([DiagnosticSeverity.Error, DiagnosticSeverity.Info], run.Severities().Order().Reverse());
    }

    [Fact]
    public void Different_elements_are_no_duplicates() =>
        Assert.Empty(Project.WithFile("elements/ACME2.json", """{ "key": "ACME", "configuration": [] }""").With(Declaration).Analyze());
}
