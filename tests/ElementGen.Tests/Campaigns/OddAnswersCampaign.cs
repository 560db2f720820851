using System.Text;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace ElementGen.Tests;

/// <summary>
/// Answers to a creation that are cut, odd or damaged, by the thousand. Each gives the instance with its own token, or an exception that
/// says that the instance may exist. An answer that is only cut, or has an odd value, never costs a token whose field arrived whole; a
/// damaged one can, where the damage leaves open whose token it is.
/// </summary>
public sealed class OddAnswersCampaign(ITestOutputHelper output)
{
    private const string CountVariable = "ELEMENTGEN_DAMAGED_ANSWERS";
    private const string Token = "3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=";
    private const string TokenField = $"\"token\": \"{Token}\"";

    private readonly TestOrganization _organization = TestPlatform.NewOrganization();

    private static readonly string[] Answers = [Seed.Answer, Seed.AnswerOfNewServers, TokenLast(Seed.AnswerOfNewServers)];

    // A text with another token in it stands for each text, so that a mistake in reading shows.
    private static readonly string[] OddValues =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "123456789012345678901234567890", "\"\"", "\" \"", "\"text\"", "\"********\"",
        "\"\\ud800\"", "\"\\u0000\\u202e\"", "[]", "{}", "[1,\"a\",null,{\"token\":\"another\"}]",
        "{\"token\":\"another\",\"id\":6,\"name\":{\"key\":[]}}", "\"9f1c2d3e-0000-4000-8000-1234567890ab\"", "@deep", "@long",
    ];

    [Fact]
    public async Task An_answer_that_is_cut_at_any_byte_loses_no_token_that_arrived()
    {
        var tried = 0;
        foreach (var answer in Answers)
        {
            var bytes = Encoding.UTF8.GetBytes(answer);
            var behindToken = answer.IndexOf(TokenField, StringComparison.Ordinal) + TokenField.Length;
            for (var length = 0; length <= bytes.Length; length++, tried++)
            {
                var instance = await CreateOrFail(bytes[..length]);
                Assert.True(instance?.Token.Reveal() == (length >= behindToken ? Token : null), $"{length} bytes");
            }
        }

        output.WriteLine($"{tried} answers");
    }

    [Fact]
    public async Task An_answer_with_an_odd_value_in_any_field_loses_no_token()
    {
        var tried = 0;
        foreach (var answer in Answers)
        {
            foreach (var field in JsonNode.Parse(answer)!.AsObject().Select(pair => pair.Key).Append("unknown").Where(name => name != "token"))
                tried += await TryAll(answer, value => With(answer, field, value));

            foreach (var field in new[] { "id", "key", "name", "description", "active", "configDescription", "unknown" })
                tried += await TryAll(answer, value => With(answer, "element", With(JsonNode.Parse(answer)!["element"]!.ToJsonString(), field, value)));
        }

        Assert.True(tried >= 300, $"{tried} answers");
        output.WriteLine($"{tried} answers");
    }

    [Fact]
    public async Task A_damaged_answer_gives_its_own_token_or_none()
    {
        var (random, count, found) = (new Random(CampaignSize.Seed), CampaignSize.Of(CountVariable, 2_000), 0);
        for (var i = 0; i < count; i++)
        {
            var answer = Damaged(WithOtherTokens(Answers[random.Next(Answers.Length)]), random);
            var arrived = answer.Contains(TokenField, StringComparison.Ordinal);
            var instance = await CreateOrFail(Encoding.UTF8.GetBytes(answer));
            Assert.True(instance?.Token.Reveal() is null or Token || !arrived, answer);
            Assert.False(instance?.Token.Reveal() is "another", answer);
            found += instance is null ? 0 : 1;
        }

        // In two of the three answers the token is near the beginning, and damage behind it does not cost it, except for a brace too many.
        Assert.True(found > count / 2, $"{found} of {count} answers with a token");
        output.WriteLine($"{count} answers of {CampaignSize.SeedVariable}={CampaignSize.Seed}, {found} with a token");
    }

    private async Task<int> TryAll(string answer, Func<string, string> withValue)
    {
        foreach (var value in OddValues)
        {
            var odd = withValue(value);
            Assert.True((await CreateOrFail(Encoding.UTF8.GetBytes(odd)))?.Token.Reveal() == Token, odd.Length < 5000 ? odd : value);
        }

        return OddValues.Length;
    }

    /// <summary>The instance; null for the exception that says that it may exist.</summary>
    private async Task<ProvisionedInstance?> CreateOrFail(byte[] answer)
    {
        using var client = _organization.Answer(TestPlatform.Given(answer)).Client();
        try
        {
            var instance = await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);
            Assert.Equal(instance.ToString(), RetainedInstanceTests.ReadBack(instance).ToString());
            return instance;
        }
        catch (ElementsApiException e)
        {
            Assert.True(e.InstanceMayExist);
            Assert.DoesNotContain(Token[..8], e.ToString(), StringComparison.Ordinal);
            return null;
        }
    }

    private static string With(string json, string field, string value)
    {
        const string placeholder = "\"@value\"";
        var node = JsonNode.Parse(json)!.AsObject();
        node[field] = "@value";
        return node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .Replace(placeholder, value, StringComparison.Ordinal)
            .Replace("@deep", new string('[', 5000) + new string(']', 5000), StringComparison.Ordinal)
            .Replace("@long", $"\"{new string('x', 70_000)}\"", StringComparison.Ordinal);
    }

    private static string TokenLast(string answer) =>
        answer.Replace($"{TokenField},", "", StringComparison.Ordinal).TrimEnd().TrimEnd('}').TrimEnd() + $",\n  {TokenField}\n}}";

    private static string WithOtherTokens(string answer) => answer
        .Replace("\"key\": \"infobip\"", "\"key\": \"infobip\", \"token\": \"another\"", StringComparison.Ordinal)
        .Replace("\"emailAddress\"", "\"token\": \"another\", \"emailAddress\"", StringComparison.Ordinal)
        .Replace("\"base.url\"", "\"token\": \"another\", \"base.url\"", StringComparison.Ordinal);

    private static string Damaged(string answer, Random random)
    {
        var at = random.Next(answer.Length);
        return random.Next(6) switch
        {
            0 => answer.Remove(at, 1),
            1 => answer.Insert(at, "\""),
            2 => answer.Insert(at, " <a href=\"x\">\"y\"</a>, "),
            3 => answer.Insert(at, random.Next(2) == 0 ? "{" : "}"),
            4 => answer[..at] + (char)random.Next(1, 0x250) + answer[(at + 1)..],
            _ => answer[..at],
        };
    }
}
