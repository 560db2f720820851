using ElementGen.CodeFixes;

namespace ElementGen.Roslyn.Tests.CodeFixes;

/// <summary>ELG0204: a secret is read from where it is kept, and no longer stands in the code.</summary>
public class SecretInCodeFixTests
{
    private static readonly SecretInCodeFix Fix = new();

    [Theory]
    [InlineData(
        "object M(string v) => new InfobipSms.Configuration { Username = v, Password = \"hunter2\" };",
        "object M(string v) => new InfobipSms.Configuration { Username = v, Password = Environment.GetEnvironmentVariable(\"INFOBIP_PASSWORD\")! };")]
    [InlineData(
        "object M(InfobipSms.Configuration c) => c with { Password = /* old */ (Secret)\"hunter2\" /* one */ };",
        "object M(InfobipSms.Configuration c) => c with { Password = /* old */ (Secret)Environment.GetEnvironmentVariable(\"INFOBIP_PASSWORD\")! /* one */ };")]
    [InlineData(
        "object M(InfobipSms.Configuration c, IConfiguration settings) => c with { Password = \"hunter2\", EventNotificationBasicPassword = \"hunter3\" };",
        "object M(InfobipSms.Configuration c, IConfiguration settings) => c with { Password = settings[\"Infobip:Password\"]!, EventNotificationBasicPassword = settings[\"Infobip:EventNotificationBasicPassword\"] };")]
    [InlineData(
        "object M(InfobipSms.Configuration c) => c with { Additional = new Dictionary<string, string> { [\"event.notification.basic.password\"] = \"hunter2\" } };",
        "object M(InfobipSms.Configuration c) => c with { Additional = new Dictionary<string, string> { [\"event.notification.basic.password\"] = Environment.GetEnvironmentVariable(\"INFOBIP_EVENT_NOTIFICATION_BASIC_PASSWORD\")! } };")]
    public async Task It_is_read_from_a_configuration_in_scope_else_from_the_environment(string before, string after)
    {
        using var solution = Solution(before);

        while ((await solution.HintsAsync()).Count > 0)
            await solution.FixAsync(Fix, "ELG0204");

        Assert.Contains(after, await solution.TextAsync("Acme.cs"), StringComparison.Ordinal);
        Assert.Empty(await solution.DiagnosticsAsync());
        Assert.Empty(await solution.HintsAsync());
    }

    [Theory]
    [InlineData("object M(InfobipSms.Configuration c, bool b) => c with { Password = b ? \"hunter2\" : \"hunter3\" };")]
    [InlineData("object M(InfobipSms.Configuration c) => c with { Additional = new Dictionary<string, string> { [\"new.token\"] = \"hunter2\" } };")]
    public async Task Nothing_is_offered_where_nobody_can_tell_what_to_read(string member)
    {
        using var solution = Solution(member);

        Assert.NotEmpty(await solution.HintsAsync());
        Assert.Empty(await solution.OfferedAsync(Fix, "ELG0204"));
    }

    private static OpenSolution Solution(string member) => OpenSolution.With(
        ("InfobipSms.cs", "[ElementGen.ElementInstance(\"infobip\")] public partial class InfobipSms;"),
        ("Settings.cs", "namespace Microsoft.Extensions.Configuration { public interface IConfiguration { string? this[string key] { get; set; } } }"),
        ("Acme.cs", $$"""
            using System; using System.Collections.Generic; using ElementGen; using Microsoft.Extensions.Configuration;
            public class Acme
            {
                {{member}}
                public static (Secret, Dictionary<string, string>, IConfiguration, Exception)? None => null;
            }
            """));
}
