using ElementGen.CodeFixes;

namespace ElementGen.Roslyn.Tests.CodeFixes;

public class UnknownElementFixTests
{
    private static readonly UnknownElementFix Fix = new();

    [Fact]
    public async Task The_nearest_key_takes_the_place_of_the_unknown_one()
    {
        using var solution = OpenSolution.With(("Sms.cs", """
            using ElementGen;

            [ElementInstance(/* messaging */ "infobop", Optional = [])] // the account of Acme
            public partial class InfobipSms;
            """));

        var fix = await solution.FixAsync(Fix, "ELG0001");

        Assert.Equal("Use 'infobip'", fix.Title);
        Assert.Equal("""
            using ElementGen;

            [ElementInstance(/* messaging */ "infobip", Optional = [])] // the account of Acme
            public partial class InfobipSms;
            """, await solution.TextAsync("Sms.cs"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Fact]
    public async Task A_constant_gives_way_to_the_key_and_stays_as_it_is()
    {
        using var solution = OpenSolution.With(("Sms.cs", """
            using ElementGen;

            [ElementInstance(key: Keys.Sms)]
            public partial class InfobipSms;

            public static class Keys { public const string Sms = "Infobip"; }
            """));

        await solution.FixAsync(Fix, "ELG0001");

        Assert.Contains("[ElementInstance(key: \"infobip\")]", await solution.TextAsync("Sms.cs"), StringComparison.Ordinal);
        Assert.Contains("Sms = \"Infobip\"", await solution.TextAsync("Sms.cs"), StringComparison.Ordinal);
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Fact]
    public async Task Nothing_is_offered_where_no_key_is_near()
    {
        using var solution = OpenSolution.With(("Sms.cs", """
            [ElementGen.ElementInstance("bigcommerce")]
            public partial class Store;
            """));

        Assert.Empty(await solution.OfferedAsync(Fix, "ELG0001"));
    }
}
