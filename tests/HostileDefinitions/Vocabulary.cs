using System.Globalization;

namespace ElementGen.HostileDefinitions;

/// <summary>The words of one kind of file: the names that its reader knows, and values that mean something to it.</summary>
/// <param name="Names">Names of members, without quotes.</param>
/// <param name="Values">Values, as JSON.</param>
internal sealed record Vocabulary(IReadOnlyList<string> Names, IReadOnlyList<string> Values)
{
    /// <summary>The words of element definitions.</summary>
    public static Vocabulary OfDefinitions { get; } = new(
        [
            "key", "configuration", "elements", "name", "description", "hub", "authentication", "type", "typeOauth", "configDescription", "signupURL",
            "active", "deleted", "required", "defaultValue", "internal", "hideFromConsole", "groupControl", "groupName", "options", "displayOrder",
            "resellerConfig", "companyConfig", "value", "resources", "models", "objects", "hooks", "formulas", "vdrs", "id",
        ],
        [
            "\"TEXTFIELD_32\"", "\"TEXTFIELD_1000\"", "\"TEXTAREA\"", "\"PASSWORD\"", "\"BOOLEAN\"", "\"BOOLEAN_YESNO\"", "\"COMBO\"", "\"CODE_EDITOR\"",
            "\"MULTISELECT\"", "\"COMBO \"", "\"oauth2\"", "\"basic\"", "\"x\"", "\"g\"", "\"base.url\"", "\"baseUrl\"", "\"oauth.api.secret\"", "[\"g\",\"x\"]",
            "{\"type\":\"oauth2\"}", "[{\"value\":\"g\",\"description\":\"d\"}]", "[{\"key\":\"x\",\"type\":\"COMBO\",\"options\":[\"g\"]}]",
            "{\"key\":\"x\",\"configuration\":[]}",
        ]);

    /// <summary>The words of instance files.</summary>
    public static Vocabulary OfInstances { get; } = new(
        [
            "element", "key", "id", "configuration", "externalAuthentication", "providerData", "code", "tags", "name", "token", "oauth.user.refresh_token",
            "retrieveObjectsAfterInstantiation", "valid", "disabled", "description",
        ],
        [
            "{\"key\":\"infobip\"}", "{\"id\":38}", "\"infobip\"", "\"initial\"", "\"<INSERT_VALUE>\"", "\"changeme\"", "\"********\"", "\"https://example.com\"",
            "\"yes\"", "{\"a\":\"b\"}",
        ]);

    private static readonly string[] Scalars =
    [
        "null", "true", "false", "\"true\"", "\"false\"", "\"\"", "\" \"", "0", "-1", "1.5e3", "2147483648", "-2147483649", "1e999999999",
        new string('9', 400), "0.0000000000000000000000000000000000000001", "{}", "[]",
        "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\ude00\"", $"\"{new string('k', 1_500)}\"",
    ];

    // No JSON: rare among the values, so that most texts stay whole.
    private static readonly string[] Wrong =
    [
        "NaN", "01", "+1", ".5", "1.", "0x10", "'x'", "“x”", "\"x”", "undefined", "\"\\x41\"", "\"\\u12\"", "\"a\nb\"", "tru", "-", "/* x */ 1", "1 2", "", ",",
    ];

    /// <summary>A name, as JSON.</summary>
    public string Name(Random random) => random.Next(10) switch
    {
        0 => Text(random),
        1 => Escaped(Names[random.Next(Names.Count)], random),
        _ => $"\"{Names[random.Next(Names.Count)]}\"",
    };

    /// <summary>A text of hostile pieces, as JSON.</summary>
    public static string Text(Random random) => HostileText.ToJson(string.Concat(
        Enumerable.Range(0, 1 + random.Next(3)).Select(_ => HostileText.Atoms[random.Next(HostileText.Atoms.Count)])));

    /// <summary>A value: mostly a scalar, and mostly JSON.</summary>
    public JsonTree Scalar(Random random) => new()
    {
        Scalar = random.Next(40) switch
        {
            0 => Wrong[random.Next(Wrong.Length)],
            < 12 => Values[random.Next(Values.Count)],
            < 24 => Text(random),
            _ => Scalars[random.Next(Scalars.Length)],
        },
    };

    private static string Escaped(string name, Random random)
    {
        var escaped = random.Next(name.Length);
        return $"\"{name[..escaped]}\\u{((int)name[escaped]).ToString("x4", CultureInfo.InvariantCulture)}{name[(escaped + 1)..]}\"";
    }
}
