namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>A file is deleted, locked or replaced while the compiler works: that is a diagnostic, and everything else goes on.</summary>
public class LostFileTests
{
    private const string Infobip = "[ElementGen.ElementInstance(\"infobip\")] public partial class InfobipSms;";
    private const string Incomplete = """{ "element": { "key": "infobip" }, "configuration": {} }""";

    public static TheoryData<Exception?> Failures =>
    [
        null,
        new FileNotFoundException("gone"),
        new UnauthorizedAccessException("locked"),
        new InvalidOperationException("the host's own"),
        new OperationCanceledException("a time-out of the host's"),
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_definition_that_cannot_be_read_is_one_error_and_the_class_is_generated(Exception? exception)
    {
        var run = new Consumer()
            .WithFile("elements/infobip.json", Repository.Element("infobip"), loss: new FileLoss(AfterReads: 0, exception))
            .WithElements("bigcommerce")
            .With(Infobip + " [ElementGen.ElementInstance(\"bigcommerce\")] public partial class Shop;")
            .Generate();

        Assert.Equal(
            [new Report("elements/infobip.json(1,1)", "", "ELG0101", "The definition is not JSON: the file cannot be read")], run.Analyze());
        Assert.Contains("record Configuration", run.TextOf("InfobipSms"), StringComparison.Ordinal);
        Assert.Contains("StoreUrl", run.TextOf("Shop"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void An_instance_file_that_cannot_be_read_is_one_error(Exception? exception) => Assert.Equal(
        [new Report("sms.instance.json(1,1)", "", "ELG0301", "The instance file is not JSON: the file cannot be read")],
        new Consumer()
            .WithFile("sms.instance.json", Incomplete, kind: "Instance", loss: new FileLoss(AfterReads: 0, exception))
            .Analyze());

    [Theory]
    [MemberData(nameof(Failures))]
    public void Another_programs_file_that_cannot_be_read_is_passed_over(Exception? exception) => Assert.Empty(
        new Consumer()
            .WithFile("data/instance.json", "{}", foundByPlace: true, kind: "Instance", loss: new FileLoss(AfterReads: 0, exception))
            .Analyze());

    [Theory]
    [MemberData(nameof(Failures))]
    public void Another_programs_file_in_the_folder_for_definitions_that_cannot_be_read_is_passed_over(Exception? exception) => Assert.Empty(
        new Consumer()
            .WithFile("elements/menu.json", "{}", foundByPlace: true, loss: new FileLoss(AfterReads: 0, exception))
            .Analyze());

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_file_that_is_lost_between_two_reads_stops_nothing(Exception? exception)
    {
        for (var reads = 0; reads < 16; reads++)
        {
            var run = new Consumer()
                .WithFile("elements/infobip.json", "{ \"key\": \"infobip\", \"configuration\": [7] }", loss: new FileLoss(reads, exception))
                .WithFile("sms.instance.json", Incomplete, kind: "Instance", loss: new FileLoss(reads, exception))
                .With(Infobip + " class Use { object Sms() => new InfobipSms.Configuration(); }")
                .Generate();

            // How often each analyzer reads a file is its own affair, so that its loss or its content can be reported, or both. An analyzer or a
            // generator that throws fails the run.
            var reports = run.Analyze();
            Assert.Contains(reports, static report => report.Place.StartsWith("elements/infobip.json", StringComparison.Ordinal));
            Assert.All(reports, static report => Assert.Contains(report.Id, (string[])["ELG0101", "ELG0102", "ELG0301", "ELG0302"]));
        }
    }

    [Fact]
    public void A_file_that_is_replaced_by_a_shorter_one_between_two_reads_stops_nothing()
    {
        var text = $"{new string(' ', 500)}{{ \"configuration\": [7] }}";
        for (var reads = 0; reads < 16; reads++)
        {
            var run = new Consumer().WithFile("elements/infobip.json", text, loss: new FileLoss(reads, null) { Replacement = "7" }).With(Infobip).Generate();

            // A report of the text that was there first has no place in the other one; what matters is that it comes.
            Assert.NotEmpty(run.AnalyzerDiagnostics());
        }
    }
}
