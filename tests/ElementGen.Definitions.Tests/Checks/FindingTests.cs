namespace ElementGen.Definitions.Tests.Checks;

/// <summary>Findings, and the lists that gather them.</summary>
public sealed class FindingTests
{
    private static readonly Rule Rule = new("ELG9999", RuleSeverity.Info, "A title", "{0} is not {1}, {0} is '{2}'", "A reason.");

    [Fact]
    public void The_message_is_the_format_completed_with_the_arguments() =>
        Assert.Equal("a is not {0}, a is ''", Rule.At(default, "a", "{0}", "").Message);

    [Fact]
    public void The_message_is_one_line_of_visible_characters_whatever_the_arguments_are() =>
        Assert.Equal("a\uFFFDb is not \uFFFD, a\uFFFDb is '\uFFFD\uFFFD'", Rule.At(default, "a\nb", "\u202E", "\r\u2028").Message);

    [Fact]
    public void A_finding_holds_its_rule_and_its_place()
    {
        var finding = Rule.At(new ByteRange(7, 3), "a", "b", "c");

        Assert.Same(Rule, finding.Rule);
        Assert.Equal(new ByteRange(7, 3), finding.Range);
        Assert.False(finding.IsCurlyQuote);
    }

    [Fact]
    public void Findings_come_in_the_order_of_their_places_and_those_of_one_place_as_they_were_added()
    {
        var findings = new FindingList();
        foreach (var (start, name) in ((int, string)[])[(5, "d"), (1, "b"), (5, "e"), (0, "a"), (1, "c")])
            findings.Add(Rule.At(new ByteRange(start, 1), name, "", ""));

        Assert.Equal(["a", "b", "c", "d", "e"], findings.InOrder().Select(finding => finding.Arguments[0]));
    }

    [Fact]
    public void A_list_takes_the_first_hundred_findings_that_are_added()
    {
        var findings = new FindingList();
        for (var i = 0; i < 99; i++)
            findings.Add(Rule.At(new ByteRange(1_000 - i, 0), "", "", ""));

        Assert.False(findings.IsFull);
        findings.Add(Rule.At(new ByteRange(901, 0), "", "", ""));
        Assert.True(findings.IsFull);
        findings.Add(Rule.At(new ByteRange(0, 0), "", "", ""));

        Assert.Equal(Enumerable.Range(901, 100), findings.InOrder().Select(finding => finding.Range.Start));
    }

    [Fact]
    public void An_empty_list_has_no_findings() => Assert.Empty(new FindingList().InOrder());
}
