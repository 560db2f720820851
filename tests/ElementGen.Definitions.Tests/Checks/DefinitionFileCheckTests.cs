using ElementGen.Definitions.Tests.Files;

namespace ElementGen.Definitions.Tests.Checks;

/// <summary>ELG01xx, as any program finds them. What the compiler makes of them is tested with the analyzers.</summary>
public sealed class DefinitionFileCheckTests
{
    private const string Acme = """{ "key": "acme", "configuration": [{ "key": "user" }] }""";
    private const string OtherAcme = """{ "key": "acme", "configuration": [{ "key": "sender" }] }""";

    [Fact]
    public void A_file_that_cannot_be_read_has_one_finding_at_its_beginning()
    {
        var finding = Assert.Single(DefinitionFileCheck.FindProblems(null, File("acme.element.json", ""), _ => true));

        Assert.Equal(
            (FileRules.DefinitionNotJson, default, "The definition is not JSON: the file cannot be read"),
            (finding.Rule, finding.Range, finding.Message));
    }

    [Fact]
    public void The_break_and_the_problems_before_it_come_in_the_order_of_the_text() =>
        Assert.Equal(
            [
                "ELG0102 { The definition does not describe an element: an entry has no 'key'",
                "ELG0102 7 The definition does not describe an element: an entry must be an object, not a number",
                "ELG0101 } The definition is not JSON: a trailing comma before a closing bracket",
            ],
            Problems("""{ "key": "acme", "configuration": [{ "name": "é" }, 7, }"""));

    [Fact]
    public void A_break_is_found_however_many_problems_come_before_it()
    {
        var text = $$"""{ "configuration": [{{string.Concat(Enumerable.Repeat("7,", 500))}}""";
        var findings = Check(File("acme.json", text));

        Assert.Equal(100, findings.Count);
        Assert.Equal(FileRules.DefinitionNotJson, findings.Single(finding => finding.Rule != FileRules.DefinitionWithoutElement).Rule);
    }

    [Theory]
    [InlineData("{ “key”: 7 }", true)]
    [InlineData("{ 'key': 7 }", false)]
    public void A_curly_quote_is_marked_for_those_who_can_straighten_it(string text, bool isCurlyQuote) =>
        Assert.Equal(isCurlyQuote, Assert.Single(Check(File("acme.json", text))).IsCurlyQuote);

    [Theory]
    [InlineData("""{ "$schema": "https://x.example/schema", "id": "mail", "appliesTo": ["Task"], "properties": [] }""")]
    [InlineData("[7, 8]")]
    [InlineData("// a form\n{ \"id\": 1 }")]
    [InlineData("")]
    public void Another_programs_file_is_told_the_way_out_once(string text)
    {
        const string wayOut = "; if the file belongs to another program, take it out of the project: <ElementDefinition Remove=\"forms/mail.element.json\" />";
        var findings = Check(new DefinitionFileInMemory("forms/mail.element.json", text), isUnclaimed: true);

        Assert.EndsWith(wayOut, findings[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(findings.Skip(1), finding => finding.Message.Contains("Remove", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "key": "acme", "configuration": [7] }""", true, true)] // looks like a definition
    [InlineData("""{ "id": "mail" }""", true, false)] // a class asks for it
    [InlineData("""{ "id": "mail" }""", false, true)] // lies in elements/ by its place, and a class asks for it
    public void A_file_that_is_ours_is_not_told_to_leave(string text, bool isCertain, bool isUnclaimed) => Assert.All(
        Check(new DefinitionFileInMemory("acme.element.json", text, isCertain), isUnclaimed),
        finding => Assert.DoesNotContain("Remove", finding.Message, StringComparison.Ordinal));

    [Fact]
    public void A_file_without_problems_has_no_findings() => Assert.Empty(Problems(Acme));

    [Fact]
    public void Unknown_types_and_colliding_names_are_found_in_the_order_of_the_text() =>
        Assert.Equal(
            [
                "ELG0105 \"ODD\" The type 'ODD' of the entry 'a.b' is unknown; it is treated as text",
                "ELG0104 \"aB\" The property names of 'a.b' and 'aB' collide; the properties are called 'AB_a_b' and 'AB_aB'",
                "ELG0105 7 The type '7' of the entry 'new.token' is unknown; it is treated as a secret, as its key says",
            ],
            Surprises("""
                { "key": "x", "configuration": [{ "key": "a.b", "type": "ODD" }, { "key": "aB" }, { "type": 7, "key": "new.token" }] }
                """));

    [Fact]
    public void Entries_that_callers_cannot_set_are_no_surprise() =>
        Assert.Empty(Surprises("""{ "key": "x", "configuration": [{ "key": "a.b", "type": "ODD", "active": false }, { "key": "aB" }] }"""));

    [Fact]
    public void No_more_than_a_hundred_surprises_are_found()
    {
        var entries = string.Join(',', Enumerable.Range(0, 300).Select(i => $$"""{ "key": "k{{i}}", "type": "ODD" }"""));

        Assert.Equal(100, Surprises($$"""{ "key": "x", "configuration": [{{entries}}] }""").Count());
    }

    [Theory]
    [InlineData("a.json", "acme.json", "in 'acme.json', and that one counts because its file is named after the key")]
    [InlineData("b.json", "a.json", "in 'a.json', and that one counts because its path comes first")]
    [InlineData("z/acme.json", "a/acme.element.json", "in 'a/acme.element.json', and that one counts because its path comes first")]
    public void A_definition_that_does_not_count_is_found_with_the_one_that_does(string path, string countingPath, string why)
    {
        var (file, counting) = (File(path, Acme), File(countingPath, Acme));

        Assert.Equal([$"ELG0103 Info \"acme\" 'acme' is also defined {why}"], Duplicates(file, file, counting));
        Assert.Empty(Duplicates(counting, file, counting));
    }

    [Theory]
    [InlineData("acme", "Warning \"acme\" 'acme' is defined differently in", "; classes that name it ignore this definition")]
    [InlineData("other", "Info \"acme\" 'acme' is also defined in", "")]
    public void A_different_definition_is_a_warning_once_a_class_names_its_key(string namedByClass, string start, string end)
    {
        var (file, counting) = (File("a.json", OtherAcme), File("acme.json", Acme));

        Assert.Equal(
            [$"ELG0103 {start} 'acme.json', and that one counts because its file is named after the key{end}"],
            Duplicates(file, [file, counting], key => key == namedByClass));
    }

    [Fact]
    public void Whether_a_class_names_a_key_is_not_asked_while_the_definitions_are_equal()
    {
        var (file, counting) = (File("a.json", "\n\n" + Acme), File("acme.json", Acme));

        Assert.Single(Duplicates(file, [file, counting], _ => throw new InvalidOperationException("It was asked.")));
    }

    [Fact]
    public void The_first_of_two_definitions_in_one_file_counts()
    {
        var file = File("account.json", $"[{Acme}, {OtherAcme}]");

        Assert.Equal(
            ["ELG0103 Info \"acme\" 'acme' is also defined in this file, and the first one counts"],
            Duplicates(file, file));
    }

    [Fact]
    public void A_file_that_is_broken_has_no_duplicates()
    {
        var (file, counting) = (File("a.json", Acme + "x"), File("acme.json", Acme));

        Assert.Empty(Duplicates(file, file, counting));
    }

    private static DefinitionFileInMemory File(string path, string text) => new(path, text);

    private static IEnumerable<string> Problems(string text) =>
        Check(File("acme.json", text)).Select(finding => Written(finding, text));

    private static IReadOnlyList<Finding> Check(DefinitionFileInMemory file, bool isUnclaimed = false) =>
        DefinitionFileCheck.FindProblems(Definition.Read(file.Text!), file, _ => isUnclaimed);

    private static IEnumerable<string> Surprises(string text) =>
        DefinitionFileCheck.FindCollisionsAndUnknownTypes(Definition.Read(text), CancellationToken.None).Select(finding => Written(finding, text));

    private static IEnumerable<string> Duplicates(DefinitionFileInMemory file, params DefinitionFile[] project) =>
        Duplicates(file, project, _ => false);

    private static IEnumerable<string> Duplicates(
        DefinitionFileInMemory file, DefinitionFile[] project, Func<string, bool> isNamedByClass) =>
        DefinitionFileCheck
            .FindDuplicates(file, Definition.Read(file.Text!), new ProjectDefinitions(project, []), isNamedByClass, CancellationToken.None)
            .Select(finding => $"{finding.Rule.Id} {finding.Rule.Severity} {Definition.At(file.Text!, finding.Range)} {finding.Message}");

    private static string Written(Finding finding, string text) =>
        $"{finding.Rule.Id} {Definition.At(text, finding.Range)} {finding.Message}";
}
