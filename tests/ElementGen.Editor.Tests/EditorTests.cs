using ElementGen.EndToEnd.Tests;
using ElementGen.EndToEnd.Tests.Package;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace ElementGen.Editor.Tests;

/// <summary>What somebody sees who has a project with the package open in an editor.</summary>
public class EditorTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Use = """
        namespace Acme.Messaging;

        public static class Use
        {
            public static InfobipSms.Configuration Configuration => new() { Sender = "+17777777777" };

            public static object? User(InfobipSms.Configuration configuration) => configuration.Username;
        }
        """;

    [Fact]
    public async Task Generated_members_are_offered_and_can_be_gone_to()
    {
        using var editor = await EditorSession.OpenAsync(Project("Completed"));

        Assert.Contains("Username", await EditorSession.CompleteAsync(editor.Document("Use.cs"), "configuration."));
        Assert.Contains("CallbackUrl", await EditorSession.CompleteAsync(editor.Document("Use.cs"), "new() { "));

        var text = (await editor.Document("Use.cs").GetTextAsync()).ToString();
        var username = await SymbolFinder.FindSymbolAtPositionAsync(editor.Document("Use.cs"), text.IndexOf(".Username", StringComparison.Ordinal) + 2);
        var definition = Assert.Single(username!.Locations);
        var generated = Assert.IsType<SourceGeneratedDocument>(editor.Project.GetDocument(definition.SourceTree));
        Assert.Contains("Acme.Messaging.InfobipSms", generated.HintName, StringComparison.Ordinal);
        Assert.Contains("messaging.sms.infobip.username", username.GetDocumentationCommentXml()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnostics_in_code_and_in_a_definition_are_fixed_until_the_project_compiles()
    {
        using var editor = await EditorSession.OpenAsync(Project("Fixed")
            .Write("elements/twilio.json", Element("twilio").Replace("\"key\": \"twilio\"", "“key”: \"twilio\"", StringComparison.Ordinal))
            .Write("Twilio.cs", "namespace Acme.Messaging;\n\n[ElementGen.ElementInstance(\"twilio\")]\npublic class TwilioSms;\n")
            .Write("Misspelt.cs", "namespace Acme.Messaging;\n\n[ElementGen.ElementInstance(\"infobop\")]\npublic partial class Other;\n"));
        Assert.Equal(
            ["ELG0001", "ELG0002", "ELG0101", "ELG0201"],
            (await editor.DiagnosticsAsync()).Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));

        var fixes = new List<string>();
        while ((await editor.DiagnosticsAsync()).FirstOrDefault(static diagnostic => diagnostic.Id != "CS0103") is { } diagnostic)
        {
            fixes.Add(await editor.FixAsync(diagnostic));
            Assert.True(fixes.Count <= 6, diagnostic.ToString());
        }

        // What only a person knows is left to fill in, and does not compile until it is.
        Assert.Equal(["CS0103", "CS0103"], (await editor.DiagnosticsAsync()).Select(static diagnostic => diagnostic.Id));
        await editor.TypeAsync(editor.Document("Use.cs"), "TODO_Username", "\"acme\"");
        await editor.TypeAsync(editor.Document("Use.cs"), "TODO_Password", "System.Environment.GetEnvironmentVariable(\"PASSWORD\")!");
        Assert.Empty(await editor.DiagnosticsAsync());

        var twilio = (await editor.Project.GetSourceGeneratedDocumentsAsync())
            .Single(static document => document.HintName.Contains("TwilioSms", StringComparison.Ordinal));
        Assert.Contains("messaging.sms.twilio", (await twilio.GetTextAsync()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_a_definition_that_is_not_saved_brings_new_members_and_new_diagnostics()
    {
        using var editor = await EditorSession.OpenAsync(Project("Edited"));
        await editor.TypeAsync(editor.Document("Use.cs"), "{ Sender", "{ Username = \"acme\", Password = System.Environment.GetEnvironmentVariable(\"PASSWORD\")!, Sender");
        Assert.Empty(await editor.DiagnosticsAsync());

        await editor.TypeAsync(
            editor.Definition("infobip.json"),
            "\"configuration\": [",
            """ "configuration": [ { "key": "messaging.sms.infobip.account", "name": "Account", "type": "TEXTFIELD_32", "required": true }, """);

        Assert.Contains("Account", await EditorSession.CompleteAsync(editor.Document("Use.cs"), "configuration."));
        var diagnostic = Assert.Single(await editor.DiagnosticsAsync());
        Assert.Equal("ELG0201", diagnostic.Id);
        Assert.Contains("Account (messaging.sms.infobip.account)", diagnostic.GetMessage(null), StringComparison.Ordinal);

        await editor.TypeAsync(editor.Definition("infobip.json"), "\"configuration\": [", "\"configuration\": [ {} , ");
        diagnostic = Assert.Single(await editor.DiagnosticsAsync(), static diagnostic => diagnostic.Id == "ELG0102");
        Assert.EndsWith("infobip.json", diagnostic.Location.GetLineSpan().Path, StringComparison.Ordinal);
    }

    private static string Element(string key) => File.ReadAllText(Path.Combine(Repository.Root, "elements", key + ".json"));

    private StrangersProject Project(string name) => new StrangersProject(feed, name)
        .WithElement("infobip")
        .Write("InfobipSms.cs", """
            using ElementGen;

            namespace Acme.Messaging;

            [ElementInstance("infobip")]
            public partial class InfobipSms;
            """)
        .Write("Use.cs", Use);
}
