using System.Text;
using ElementGen.Roslyn.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>The compiler and editors ask a generated text in many ways: each gets what the same text as a string would give.</summary>
public class GeneratedTextTests
{
    [Theory]
    [InlineData("User Name")]
    [InlineData("Größe des 文件 😀")]
    public void Every_way_to_ask_for_it_gives_the_same_text(string label)
    {
        var text = TextWith(label);
        var same = SourceText.From(text.ToString(), Encoding.UTF8, SourceHashAlgorithm.Sha256);

        Assert.Contains($"<summary>{label.Replace("😀", "").Trim()}", text.ToString(), StringComparison.Ordinal);
        Assert.Equal(same.Length, text.Length);
        Assert.True(text.ContentEquals(same) && same.ContentEquals(text));
        Assert.Equal(same.GetChecksum().AsEnumerable(), text.GetChecksum());
        Assert.Equal(same.Lines.Select(static line => line.ToString()), text.Lines.Select(static line => line.ToString()));
        Assert.Equal(same.ToString(new TextSpan(7, 300)), text.ToString(new TextSpan(7, 300)));
        Assert.Equal(same.GetSubText(new TextSpan(11, 200)).ToString(), text.GetSubText(new TextSpan(11, 200)).ToString());
        Assert.Equal(same.Select(), text.Select());
        Assert.Equal(same.Replace(3, 4, "//").ToString(), text.Replace(3, 4, "//").ToString());
        Assert.Equal(Written(same), Written(text));
    }

    [Fact]
    public void A_text_of_ASCII_takes_a_byte_a_character()
    {
        Assert.IsType<AsciiText>(TextWith("User Name"));
        Assert.IsNotType<AsciiText>(TextWith("Größe"));
    }

    [Fact]
    public void A_debugger_finds_it_by_a_hash_that_is_not_outdated()
    {
        Assert.Equal(SourceHashAlgorithm.Sha256, TextWith("User Name").ChecksumAlgorithm);
        Assert.Equal(SourceHashAlgorithm.Sha256, TextWith("Größe").ChecksumAlgorithm);
        Assert.True(TextWith("User Name").CanBeEmbedded);
    }

    private static SourceText TextWith(string label) => Assert.Single(new Consumer()
        .WithDefinition("acme", $$"""{ "key": "acme", "configuration": [{ "key": "user", "name": "{{label}}", "required": true }] }""")
        .With("[ElementGen.ElementInstance(\"acme\")] partial class Acme;")
        .Generate().Result.GeneratedSources).SourceText;

    private static string Written(SourceText text)
    {
        using var writer = new StringWriter();
        text.Write(writer);
        return writer.ToString();
    }
}

file static class Characters
{
    public static IEnumerable<char> Select(this SourceText text) => Enumerable.Range(0, text.Length).Select(i => text[i]);
}
