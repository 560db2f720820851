namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>What an editor does to analyzers: it gives up at the next keystroke, and shows them lines that no person wrote.</summary>
public class InterruptedAnalysisTests
{
    private const string Classes = """
        using ElementGen;

        [ElementInstance("infobip")] public partial class InfobipSms;
        [ElementInstance("infobop")] public partial class Misspelt;
        [ElementInstance("bigcommerce")] public class Store;
        [ElementInstance("broken")] public partial class Broken;

        """;

    private static readonly Consumer Project = new Consumer()
        .WithElements("infobip", "bigcommerce")
        .WithDefinition("broken", """{ "key": "broken", "configuration": [ """)
        .WithFile("sms.instance.json", """{ "element": { "key": "infobip" }, "configuration": {} }""", kind: "Instance");

    [Fact]
    public void An_analysis_that_is_given_up_at_any_moment_leaves_nothing_behind()
    {
        var run = Project.With(Classes + "class Use { object Sms() => new InfobipSms.Configuration { Sender = \"\" }; }").Generate();
        var undisturbed = run.Analyze();
        Assert.Equal(["ELG0001", "ELG0002", "ELG0101", "ELG0201", "ELG0302"], undisturbed.Select(static report => report.Id).Order(StringComparer.Ordinal));

        for (var moment = 0; moment < 60; moment++)
        {
            using var keystroke = new CancellationTokenSource();
            keystroke.CancelAfter(TimeSpan.FromMilliseconds(moment / 2.0));
            try
            {
                Assert.Equal(undisturbed, run.Analyze(keystroke.Token));
            }
            catch (OperationCanceledException)
            {
                // What was asked for.
            }
        }

        Assert.Equal(undisturbed, run.Analyze());
    }

    [Fact]
    public void Lines_of_a_hundred_thousand_characters_are_analyzed_like_any_others()
    {
        var longText = new string('x', 100_000);
        var run = Project
            .WithDefinition("long", $$"""{ "key": "long", "description": "{{longText}}", "configuration": [ { "key": "a", "name": "{{longText}}", "required": true } ] }""")
            .WithFile("long.instance.json", $$"""{ "name": "{{longText}}", "element": { "key": "infobip" }, "configuration": { "{{longText}}": "" } }""", kind: "Instance")
            .With(Classes + $"/* {longText} */ class Use {{ object Sms(string {longText}) => new InfobipSms.Configuration {{ Username = {longText}, Password = {longText} + \"{longText}\" }}; }}")
            .With($"[ElementGen.ElementInstance(\"{longText}\")] public partial class Unheard;")
            .Generate();

        Assert.Equal(
            ["ELG0001", "ELG0001", "ELG0002", "ELG0101", "ELG0302", "ELG0302", "ELG0303"],
            run.Analyze().Select(static report => report.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_creation_in_an_attribute_where_none_can_stand_is_the_compilers_to_report()
    {
        var reports = Project.With(Classes + "[System.Obsolete(new InfobipSms.Configuration { Sender = null })] class Use;").AnalyzeUncompiled();

        Assert.DoesNotContain(reports, static report => report.Id is not ("ELG0001" or "ELG0002" or "ELG0101" or "ELG0201" or "ELG0302"));
    }
}
