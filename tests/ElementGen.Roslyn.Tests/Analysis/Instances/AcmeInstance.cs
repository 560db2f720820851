namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>A project with the definition of <c>acme</c>, and what is reported about an instance file in it.</summary>
internal static class AcmeInstance
{
    private const string Acme = """
        {
          "key": "acme",
          "configuration": [
            { "key": "acme.user", "type": "TEXTFIELD_128", "required": true },
            { "key": "acme.password", "type": "PASSWORD" },
            { "key": "acme.callback.url", "type": "TEXTFIELD_1000" },
            { "key": "acme.enabled", "type": "BOOLEAN" },
            { "key": "acme.region", "type": "COMBO", "options": [{ "value": "eu" }, { "value": "us" }] },
            { "key": "auth.type", "type": "COMBO", "defaultValue": "basic", "options": [{ "value": "basic" }, { "value": "token" }] },
            { "key": "api.token", "type": "PASSWORD", "required": true, "groupName": "token" }
          ]
        }
        """;

    /// <summary>What the first message adds about <c>sms.instance.json</c> if the file names no element.</summary>
    public const string WayOut =
        "; if the file belongs to another program, take it out of the project: <ElementInstanceFile Remove=\"sms.instance.json\" />";

    public static Consumer Project { get; } = new Consumer().WithDefinition("acme", Acme);

    /// <summary>What is reported about <paramref name="text"/>, the text of an instance file.</summary>
    public static IReadOnlyList<Report> Check(string text) => Project.WithInstance(text, "a.instance.json").Analyze();

    /// <summary>What is reported about a request body for <c>acme</c> whose configuration has <paramref name="entries"/>.</summary>
    public static IReadOnlyList<Report> CheckConfiguration(string entries) =>
        Check($$"""{ "element": { "key": "acme" }, "configuration": { {{entries}} } }""");
}
