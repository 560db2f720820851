using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Documentation;

/// <summary>What a build says when a definition changes, as the page about CI lists it.</summary>
public class ChangedDefinitionTests
{
    private const string Definition = """
        {
          "key": "acme",
          "configuration": [
            { "key": "user", "name": "User", "required": true },
            { "key": "sender", "name": "Sender" },
            { "key": "region", "name": "Region" },
            { "key": "mode", "type": "COMBO", "options": [{ "value": "basic" }, { "value": "custom" }] },
            { "key": "note", "groupName": "basic" }
          ]
        }
        """;

    private const string Code = """
        [ElementGen.ElementInstance("acme")] public partial class Acme;

        public static class Use
        {
            public static Acme.Configuration Configuration(string user) =>
                new() { User = user, Sender = user, Mode = Acme.Configuration.ModeOption.Basic, Note = "x" };
        }
        """;

    private const string Body =
        """{ "element": { "key": "acme" }, "configuration": { "user": "x", "sender": "x", "mode": "basic", "note": "x" } }""";

    [Theory]
    [InlineData("an entry must be supplied now", "\"name\": \"Region\"", "\"required\": true", "ELG0201", "ELG0302")]
    [InlineData("an entry has gone, or is inactive", "{ \"key\": \"sender\", \"name\": \"Sender\" },", "", "CS0117", "ELG0303")]
    [InlineData("an entry has gone, or is inactive", "\"name\": \"Sender\"", "\"active\": false", "CS0117")]
    [InlineData("an option has gone", "{ \"value\": \"basic\" },", "", "CS0117", "ELG0305")]
    [InlineData("an entry belongs to another group", "\"groupName\": \"basic\"", "\"groupName\": \"custom\"", "ELG0206", "ELG0307")]
    [InlineData("an entry takes another kind of value", "\"name\": \"Sender\"", "\"type\": \"BOOLEAN\"", "CS0029", "ELG0305")]
    [InlineData("a new entry has a key that is almost that of another one", "{ \"key\": \"region\"", "{ \"key\": \"Sender\" }, { \"key\": \"region\"", "CS0117", "ELG0104")]
    [InlineData("the element has another key", "\"key\": \"acme\"", "\"key\": \"acme2\"", "CS0117", "ELG0001", "ELG0306")]
    [InlineData("a new optional entry, another label or another description", "\"name\": \"Sender\" }", "\"name\": \"From\" }, { \"key\": \"new\" }")]
    public void The_page_names_what_the_build_says(string change, string before, string after, params string[] expected)
    {
        Assert.Contains(before, Definition, StringComparison.Ordinal);
        Assert.Empty(Said(Definition));

        Assert.Equal(expected, Said(Definition.Replace(before, after, StringComparison.Ordinal)));

        var row = Assert.Single(File.ReadLines(Path.Combine(Repository.Root, "src/ElementGen/docs/ci.md")), line => line.StartsWith($"| {change} |", StringComparison.Ordinal));
        Assert.All(expected, id => Assert.Contains(id, row, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Said(string definition)
    {
        var run = new Consumer().WithFile("acme.element.json", definition).WithInstance(Body).With(Code).Generate();
        return run.Diagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Id)
            .Concat(run.Analyze().Select(static report => report.Id))
            .Distinct().Order(StringComparer.Ordinal);
    }
}
