using ElementGen.CodeFixes;

namespace ElementGen.Roslyn.Tests.CodeFixes;

/// <summary>ELG0206: the entry goes, and what stays keeps its comments and its layout.</summary>
public class UnselectedEntryFixTests
{
    private static readonly UnselectedEntryFix Fix = new();

    [Theory]
    [InlineData("{ OAuthApiKey = v, Username = v, Password = v, StoreUrl = v }", "{ Username = v, Password = v, StoreUrl = v }")]
    [InlineData("{ Username = v, OAuthApiKey = v, Password = v, StoreUrl = v }", "{ Username = v, Password = v, StoreUrl = v }")]
    [InlineData("{ Username = v, Password = v, StoreUrl = v, OAuthApiKey = v }", "{ Username = v, Password = v, StoreUrl = v }")]
    [InlineData("{ Username = v, Password = v, StoreUrl = v, OAuthApiKey = v, }", "{ Username = v, Password = v, StoreUrl = v, }")]
    [InlineData("{ Username = v, Password = v, StoreUrl = v, OAuthApiKey = v, OAuthUserToken = v }", "{ Username = v, Password = v, StoreUrl = v }")]
    [InlineData("{ OAuthApiKey = v, Username = v, OAuthUserToken = v, Password = v, StoreUrl = v }", "{ Username = v, Password = v, StoreUrl = v }")]
    [InlineData("{ Username = v, Password = v, StoreUrl = v } with { OAuthApiKey = v }", "{ Username = v, Password = v, StoreUrl = v } with { }")]
    [InlineData("{ Username = v, Password = v, StoreUrl = v } with { OAuthApiKey = v, OAuthUserToken = v }", "{ Username = v, Password = v, StoreUrl = v } with { }")]
    [InlineData("{ Username = v, Password = v, /* id */ OAuthApiKey = v /* old */, StoreUrl = v }", "{ Username = v, Password = v, /* id */ StoreUrl = v }")]
    [InlineData(
        "{ Username = v, Password = v, StoreUrl = v, Additional = new Dictionary<string, string> { [\"oauth.api.key\"] = v, [\"a\"] = \"b\" } }",
        "{ Username = v, Password = v, StoreUrl = v, Additional = new Dictionary<string, string> { [\"a\"] = \"b\" } }")]
    [InlineData(
        "{ Username = v, Password = v, StoreUrl = v, Additional = new Dictionary<string, string> { { \"a\", \"b\" }, { \"oauth.api.key\", v } } }",
        "{ Username = v, Password = v, StoreUrl = v, Additional = new Dictionary<string, string> { { \"a\", \"b\" } } }")]
    [InlineData(
        """
        {
            // the account
            Username = v, // user
            OAuthApiKey = v, // id
            Password = v,
            /* the shop */
            StoreUrl = v, OAuthUserToken
                = v // token
        }
        """,
        """
        {
            // the account
            Username = v, // user
            Password = v,
            /* the shop */
            StoreUrl = v // token
        }
        """)]
    [InlineData(
        """
        {
            Username = v,
            Password = v,
            StoreUrl = v, // shop
            OAuthApiKey =
                v + v
        }
        """,
        """
        {
            Username = v,
            Password = v,
            StoreUrl = v // shop
        }
        """)]
    public async Task Entries_go_one_by_one_and_the_layout_stays(string before, string after)
    {
        using var solution = OpenSolution.With(("Store.cs", Source(before))).WithElements("bigcommerce");

        while ((await solution.DiagnosticsAsync()).Any(diagnostic => diagnostic.Id == "ELG0206"))
            await solution.FixAsync(Fix, "ELG0206");

        Assert.Equal(Source(after), await solution.TextAsync("Store.cs"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Fact]
    public async Task One_entry_goes_alone()
    {
        using var solution = OpenSolution
            .With(("Store.cs", Source("{ Username = v, OAuthUserToken = v, Password = v, OAuthApiKey = v, StoreUrl = v }"))).WithElements("bigcommerce");

        await solution.FixAsync(Fix, "ELG0206", index: 1);

        Assert.Equal(Source("{ Username = v, OAuthUserToken = v, Password = v, StoreUrl = v }"), await solution.TextAsync("Store.cs"));
    }

    private static string Source(string initializer) => $$"""
        using System.Collections.Generic;
        [ElementGen.ElementInstance("bigcommerce")] public partial class Store;
        public static class Acme
        {
            public static object M(string v) => new Store.Configuration {{initializer}};
            public static Dictionary<string, string>? None => null;
        }
        """;
}
