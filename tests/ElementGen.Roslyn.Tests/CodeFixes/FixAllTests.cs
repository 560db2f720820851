using ElementGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ElementGen.Roslyn.Tests.CodeFixes;

/// <summary><c>dotnet format</c> runs every fix that can fix all. It decides nothing that a person must decide.</summary>
public class FixAllTests
{
    public static TheoryData<string> FixesThatOnlyAPersonCanChoose =>
    [
        nameof(UnknownElementFix), nameof(SecretInCodeFix), nameof(DiscardedInstanceFix), nameof(UnselectedEntryFix),
    ];

    [Theory]
    [MemberData(nameof(FixesThatOnlyAPersonCanChoose))]
    public void Where_a_person_must_decide_nothing_is_fixed_all_at_once(string fix) => Assert.Null(FixNamed(fix).GetFixAllProvider());

    [Fact]
    public void Every_other_fix_can_fix_all() => Assert.Equal(
        [nameof(CurlyQuotesFix), nameof(MissingEntriesFix), nameof(NotPartialFix)],
        typeof(MissingEntriesFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && FixNamed(type.Name).GetFixAllProvider() is not null)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("new InfobipSms.Configuration()")]
    [InlineData("new InfobipSms.Configuration { Username = \"acme\" }")]
    [InlineData("new InfobipSms.Configuration { Password = secret }")]
    [InlineData("new InfobipSms.Configuration { Sender = \"+1\" } with { Username = \"acme\" }")]
    public async Task A_project_whose_missing_entries_were_all_added_still_does_not_build(string creation)
    {
        using var solution = OpenSolution.With(
            ("InfobipSms.cs", "[ElementGen.ElementInstance(\"infobip\")] public partial class InfobipSms;"),
            ("Acme.cs", $"static class Acme {{ static object M(ElementGen.Secret secret) => ({creation}, secret); }}"));

        await solution.FixAllAsync(new MissingEntriesFix(), "ELG0201", FixAllScope.Solution);

        var left = await solution.DiagnosticsAsync();
        Assert.NotEmpty(left);
        Assert.All(left, diagnostic => Assert.Equal(("CS0103", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity)));
    }

    private static CodeFixProvider FixNamed(string name) =>
        (CodeFixProvider)Activator.CreateInstance(typeof(MissingEntriesFix).Assembly.GetType("ElementGen.CodeFixes." + name, throwOnError: true)!)!;
}
