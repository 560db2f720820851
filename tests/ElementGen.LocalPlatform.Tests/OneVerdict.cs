using System.Net;
using System.Text;
using ElementGen.Definitions;

namespace ElementGen.LocalPlatform.Tests;

/// <summary>
/// The rules about instance files and the platform judge a body alike: what the rules call an error is refused, and what is refused has a
/// finding.
/// </summary>
public sealed class OneVerdict
{
    private const string Acme = """
        {
          "key": "acme",
          "configuration": [
            { "key": "user", "type": "TEXTFIELD_32", "required": true },
            { "key": "password", "type": "PASSWORD" },
            { "key": "event.poller.configuration", "type": "TEXTAREA" },
            { "key": "auth.type", "type": "COMBO", "defaultValue": "basic", "options": [{ "value": "basic" }, { "value": "token" }] },
            { "key": "api.token", "type": "PASSWORD", "required": true, "groupName": "token" }
          ]
        }
        """;

    private static readonly string[] Values =
    [
        "null", "\"\"", "\" \"", "\"acme\"", "\"ACME\"", "\"acme \"", "\"1\"", "\"token\"", "\"Token\"", "\"********\"", "\"<USER>\"", "\"\\ud800\"", "\"é😀\"",
        "\"a\\u0000b\"", "true", "1", "1e400", "-0.0", "{}", "[]", "[1]", "[\"a\",\"a\"]", "[null]", "[{}]", "[{\"id\":1,\"name\":\"blue\"},\"eu\"]",
        "[{\"name\":\"\\ud800\"}]", "[{\"name\":\"\\ud800\",\"name\":\"blue\"}]", "[{\"name\":null,\"\\ud800\":\"\\ud800\"}]", "{\"key\":\"acme\"}", "{\"key\":null}", "{\"key\":\"\"}",
        "{\"key\":1}", "{\"key\":[]}", "{\"id\":1,\"key\":\"acme\"}", "{\"id\":1,\"key\":\"\"}", "{\"key\":\"acme\",\"key\":\"acme\"}", "{\"KEY\":\"acme\"}",
        "{\"key\":null,\"key\":\"acme\"}", "{\"key\":\"acme\",\"key\":null}", "{\"key\":null,\"key\":null}", "{\"key\":null,\"id\":null}",
        "{\"id\":\"\\ud800\"}", "{\"id\":\"\\ud800\",\"key\":\"acme\"}", "{\"key\":\"acme\",\"id\":\"\\ud800\"}", "{\"id\":true}", "{\"id\":[]}", "{\"id\":\"acme\",\"id\":null}",
        "{\"id\":\"\\ud800\",\"id\":\"acme\",\"key\":\"acme\"}", "{\"\\ud800\":1,\"key\":\"acme\"}",
        "{\"user\":\"a\"}", "{\"user\":\"a\",\"user\":\"b\"}", "{\"user\":\"\"}", "{\"user\":{}}", "{\"user\":7,\"odd\":{}}", "{\"user\":true,\"password\":[]}",
        "{\"user\":\"a\",\"event.poller.configuration\":{\"contacts\":{\"url\":\"/x\"}}}", "{\"user\":\"a\",\"event.poller.configuration\":[]}",
        "{\"user\":\"a\",\"auth.type\":\"token\"}", "{\"user\":\"a\",\"auth.type\":\"Token\",\"api.token\":\"t\"}", "{\"user\":\"a\",\"auth.type\":{}}",
        "{\"user\":\"a\",\"\\ud800\":\"x\"}", "{\"code\":\"x\",\"code\":\"y\"}",
    ];

    private static readonly string[] Names = ["element", "configuration", "name", "tags", "providerData", "user", "x", "Name", "\\ud800"];

    private static readonly ElementDefinition Definition = Assert.Single(DefinitionReader.Read(Encoding.UTF8.GetBytes(Acme)).Definitions).Definition;

    [Fact]
    public async Task A_body_gets_the_same_verdict_from_the_rules_and_from_the_platform()
    {
        await using var platform = await RunningPlatform.StartAsync(Definition);
        var verdicts = new HashSet<(bool IsError, bool IsRefused)>();
        var disagreements = new List<string>();
        foreach (var body in Bodies())
        {
            var findings = FindingsIn(body);
            var isError = findings.Any(finding => finding.Rule.Severity == RuleSeverity.Error);
            var status = (await platform.CreateAsync(body)).Status;
            var isRefused = status != HttpStatusCode.OK;
            Assert.True(status < HttpStatusCode.InternalServerError, body);
            verdicts.Add((isError, isRefused));
            if (isRefused ? findings.Count == 0 : isError)
                disagreements.Add($"{status} {body} {string.Join(" | ", findings.Select(finding => finding.Message))}");
        }

        Assert.True(disagreements.Count == 0, $"{disagreements.Count}: {string.Join('\n', disagreements.Take(20))}");
        Assert.Equal(3, verdicts.Count); // all but an error that is accepted
    }

    // A body that names its element by id alone is not checked by the rules: no definition can be found by an id.
    private static IEnumerable<string> Bodies()
    {
        const string whole = "\"element\":{\"key\":\"acme\"},\"configuration\":{\"user\":\"a\"}";
        yield return $"{{{whole}}}";
        foreach (var name in Names)
        {
            foreach (var value in Values)
            {
                var member = $"\"{name}\":{value}";
                yield return $"{{{member}}}";
                yield return $"{{{whole},{member}}}";
                yield return $"{{{member},{whole}}}";
                yield return $"{{\"element\":{{\"key\":\"acme\"}},{member}}}";
                yield return $"{{\"configuration\":{{\"user\":\"a\"}},{member}}}";
                yield return $"{{{whole},\"name\":\"x\",{member},{member}}}";
            }
        }
    }

    private static IReadOnlyList<Finding> FindingsIn(string body) => InstanceFileCheck.Find(
        RequestBodyReader.Read(Encoding.UTF8.GetBytes(body)), null, new ProjectDefinitions([new AcmeFile()], []), [], CancellationToken.None);

    private sealed record AcmeFile() : DefinitionFile("elements/acme.json", IsCertain: true)
    {
        public override DefinitionContent Read(CancellationToken cancellationToken) => DefinitionReader.Read(Encoding.UTF8.GetBytes(Acme));
    }
}
