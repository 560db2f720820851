using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ElementGen.LocalPlatform.Tests;

/// <summary>The lines of the page about the local platform, run as they stand.</summary>
public sealed partial class CurlLines : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_line_of_the_page_works_in_the_order_of_the_page()
    {
        _folder.Write("instance.json", RunningPlatform.InstanceJson.Replace("InfoBip for Acme", "sms of acme", StringComparison.Ordinal));
        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip, Elements.Box, Elements.Quickbooks], SeedFile = null });
        var lines = LinesOf(await File.ReadAllTextAsync(Path.Combine(
            Elements.Catalogue, "../src/ElementGen.LocalPlatform/docs/local-platform.md")));
        // The page says what is done at last; its administration works on an instance, too.
        var token = "";
        foreach (var line in lines)
        {
            if (platform.Server.DefaultOrganization.Instances.Count == 0 && line.Contains("/use'", StringComparison.Ordinal))
                await platform.CreateAsync();
            if (line.Contains("/use'", StringComparison.Ordinal))
                token = $"{platform.Server.DefaultOrganization.Instances[^1].Id}";

            var (status, output) = await RunAsync(Fill(line.Replace("instances/1/use", $"instances/{token}/use", StringComparison.Ordinal), platform));

            Assert.True(status == "200", $"{line}\n{status}\n{output}");
        }

        Assert.True(lines.Count > 20, $"{lines.Count} lines");
        var called = platform.Server.Requests.Select(request => request.Call).ToHashSet();
        Assert.Empty(Enum.GetValues<Call>().Except(called).Except([Call.Unknown]));
    }

    public void Dispose() => _folder.Dispose();

    private static List<string> LinesOf(string page) =>
        [.. page.Split('\n').Where(line => line.StartsWith("curl ", StringComparison.Ordinal))];

    private static string Fill(string line, RunningPlatform platform) => line
        .Replace("$ADDRESS", new Uri(platform.Server.BaseAddress, LocalPlatformServer.BasePath).ToString(), StringComparison.Ordinal)
        .Replace("$ROOT", platform.Server.BaseAddress.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
        .Replace("$USER", platform.Server.Credentials.UserSecret, StringComparison.Ordinal)
        .Replace("$ORGANIZATION", platform.Server.Credentials.OrganizationSecret, StringComparison.Ordinal)
        .Replace("$TOKEN", platform.Server.DefaultOrganization.Instances is [{ Token: var token }, ..] ? token.Reveal() : "", StringComparison.Ordinal);

    private async Task<(string Status, string Output)> RunAsync(string line)
    {
        var arguments = Words().Matches(line).Skip(1).Select(word => word.Value.Trim('\''));
        var start = new ProcessStartInfo("curl", [.. arguments, "--silent", "--noproxy", "*", "--write-out", "\n%{http_code}"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = (await process.StandardOutput.ReadToEndAsync()).TrimEnd();
        await process.WaitForExitAsync();
        var end = output.LastIndexOf('\n');
        return (output[(end + 1)..], end < 0 ? "" : output[..end]);
    }

    [GeneratedRegex("'[^']*'|\\S+")]
    private static partial Regex Words();
}
