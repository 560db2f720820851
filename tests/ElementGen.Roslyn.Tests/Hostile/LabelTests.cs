using System.Globalization;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>A definition's text comes from anywhere. Whatever it holds, generated code has the same structure as with the text <c>x</c>.</summary>
public class HostileTextTests
{
    private const string Payload = "class Injected { static Injected() => System.Environment.Exit(1); }";

    public static TheoryData<string> Texts =>
    [
        $"\n{Payload}\n//",
        $"\r{Payload}\r//",
        $"\r\n{Payload}\r\n//",
        $"\u0085{Payload}\u0085//",
        $"\u2028{Payload}\u2028//",
        $"\u2029{Payload}\u2029//",
        $"*/ {Payload} /*",
        $"\"); }} }} {Payload} //",
        $"\\\"); {Payload} //",
        "\"\"\" {{ }} {0} $\" @\" ' \\ \\u0022 \\",
        "</summary><script>&amp;&#10;&unknown; <![CDATA[ ]]> <!-- -->",
        "<see cref=\"System.String\"/> <include file='/etc/passwd' path='/'/>",
        "\u202E\u2066 if (admin) \u2069\u2066 // \u2067",
        "\uD800 \uDC00 x\uD83D",
        "a\0b\u0007\u001B[31m\u007F",
        "a\u200Db\u200C\uFEFF\u00AD\u034F",
        "😀 漢字 ﷽ é\u0301",
        "#pragma warning disable\n#if false\n#line 1 \"x\"",
        "\\n\\u2028\\x0A",
        "]>--><?xml?>",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_structure_is_that_of_plain_text(string text)
    {
        var plain = Generate("x");
        var hostile = Generate(text);

        Assert.Empty(hostile.Diagnostics());
        Assert.Equal(Structure(plain), Structure(hostile));
        Assert.Equal(Declared(plain), Declared(hostile));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_that_cannot_be_seen_or_that_ends_a_line_gets_through(string text) =>
        Assert.DoesNotContain(Generate(text).TextOf("Acme"), static c => c != '\n' && char.GetUnicodeCategory(c) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    [Fact]
    public void What_is_sent_and_described_is_the_text_itself()
    {
        const string name = "a\"\\\n\u2028{0}*/\u202E'";
        var run = new Consumer()
            .WithDefinition("acme", Definition(name))
            .With("""
                [ElementGen.ElementInstance("acme")]
                public partial class Acme;

                public static class Check
                {
                    public static string Name() => Acme.Element.Name + Acme.Element.Hub;
                }
                """)
            .Generate();

        Assert.Equal(name + name, run.Run("Check", "Name"));
    }

    private static GeneratorRun Generate(string text) => new Consumer()
        .WithDefinition("acme", Definition(text))
        .With("""
            [ElementGen.ElementInstance("acme")]
            public partial class Acme;
            """)
        .Generate();

    private static string Definition(string text) => JsonSerializer.Serialize(new
    {
        key = "acme",
        name = text,
        description = text,
        hub = text,
        authentication = new { type = text },
        configDescription = text,
        signupURL = text,
        configuration = new object[]
        {
            new { key = "user" + text, name = text, description = "d" + text, type = "T" + text, required = true, defaultValue = "" },
            new { key = "secret", name = text, description = "d" + text, type = "PASSWORD", groupName = "g" + text },
            new
            {
                key = "mode",
                name = text,
                description = "d" + text,
                type = "COMBO",
                defaultValue = "g" + text,
                options = new[] { new { value = "g" + text, description = "d" + text }, new { value = "other", description = text } },
            },
            new { key = "control", type = "COMBO", @internal = true, hideFromConsole = true, defaultValue = "g" + text, options = new[] { new { value = "g" + text } } },
        },
    });

    // Nodes in code and in comments, and tokens in code. What stands in a comment's text is free.
    private static IEnumerable<string> Structure(GeneratorRun run)
    {
        var root = CSharpSyntaxTree.ParseText(run.TextOf("Acme"), run.Consumer.ParseOptions).GetRoot();
        Assert.Empty(root.GetDiagnostics());
        return root.DescendantNodes(descendIntoTrivia: true).Where(static node => node is not XmlTextSyntax).Select(static node => node.Kind().ToString())
            .Concat(root.DescendantTokens().Select(static token => token.Kind().ToString()))
            .Concat(root.DescendantTrivia().Where(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Select(static trivia => trivia.Kind().ToString()));
    }

    private static IEnumerable<string> Declared(GeneratorRun run) =>
        run.Output.GetSymbolsWithName(static _ => true, SymbolFilter.All)
            .Select(static symbol => symbol.Kind + (symbol.Name.StartsWith("User", StringComparison.Ordinal) || symbol.ContainingType?.TypeKind == TypeKind.Enum ? "" : symbol.Name))
            .Order(StringComparer.Ordinal);
}
