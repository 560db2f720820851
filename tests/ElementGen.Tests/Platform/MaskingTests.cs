using System.Net;
using System.Text.Json;

namespace ElementGen.Tests;

/// <summary>Secrets are masked in whatever way they are said back, and nothing but secrets.</summary>
public sealed class MaskingTests
{
    public static TheoryData<string> Encodings => [.. ElementGen.Tests.Encodings.All.Keys];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_secret_is_masked_in_each_encoding(string encoding)
    {
        foreach (var secret in new[] { "p+a/s=s w\"o'r<d>&1", "3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=", "Pässwört%2F\\n😀", "a&amp;b%41c\\u0041" })
        {
            var encoded = ElementGen.Tests.Encodings.All[encoding](secret);

            var exception = await CreateFails($"No account has <{encoded}>, sorry", Seed.Configuration with { Password = secret });

            Assert.Contains("No account has <********>, sorry.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("de")]
    [InlineData("no")]
    [InlineData("true")]
    [InlineData("False")]
    public async Task A_short_value_does_not_destroy_a_message_or_a_request_id(string value)
    {
        var configuration = Seed.Configuration with
        {
            Password = value,
            Additional = new Dictionary<string, string> { ["new.token"] = value, ["new.flag"] = value },
        };

        var exception = await CreateFails("Code 110: true or False, no denial 1 de", configuration, "1-de-true-1f0c");

        Assert.Contains(": Code 110: true or False, no denial 1 de. Request id: 1-de-true-1f0c.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("1-de-true-1f0c", exception.RequestId);
    }

    [Fact]
    public async Task A_secret_of_few_characters_is_masked_where_it_is_a_word()
    {
        var exception = await CreateFails("The password 'pass1' is wrong; pass10 and xpass1 are not", Seed.Configuration with { Password = "pass1" });

        Assert.Contains("The password '********' is wrong; pass10 and xpass1 are not.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345678", "12345678", "********")]
    [InlineData("12345678", "req-12345678-01", "req-12345678-01")]
    [InlineData("pass1", "pass1", "pass1")]
    [InlineData("3sU/S/kZD36BaABP", "req-3sU/S/kZD36BaABP-01", "req-********-01")]
    [InlineData("3sU/S/kZD36BaABP", "3sU%2fS%2FkZD36BaABP", "********")]
    [InlineData("12345678", "id 12345678", "id ********")]
    public async Task A_request_id_is_masked_only_if_it_is_a_secret(string secret, string requestId, string shown) =>
        Assert.Equal(shown, (await CreateFails("no", Seed.Configuration with { Password = secret }, requestId)).RequestId);

    [Fact]
    public async Task Only_secrets_are_masked_and_what_the_definition_does_not_list()
    {
        var configuration = Seed.Configuration with
        {
            Sender = "+17777777777",
            Additional = new Dictionary<string, string>
            {
                ["messaging.sms.infobip.sender"] = "sometimes-not", ["messaging.sms.infobip.password"] = "the-new-password", ["brand.new"] = "brand-new-value",
            },
        };

        var exception = await CreateFails(
            "jane +17777777777 https://www.maycoolapp.com/auth sometimes-not the-new-password brand-new-value", configuration);

        Assert.Contains(
            ": jane +17777777777 https://www.maycoolapp.com/auth sometimes-not ******** ********.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_at_the_end_of_what_is_shown_is_masked_and_one_behind_it_leaves_no_part()
    {
        const string secret = "a-secret-of-some-length";

        for (var length = 960; length < 1010; length++)
        {
            var exception = await CreateFails(new string('x', length) + secret + new string('y', 2000), Seed.Configuration with { Password = secret });

            Assert.DoesNotContain("a-", exception.Message[200..], StringComparison.Ordinal);
        }

        var many = string.Concat(Enumerable.Repeat(secret + " ", 2000));
        Assert.DoesNotContain("secret", (await CreateFails(many, Seed.Configuration with { Password = secret })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_credentials_are_masked_in_each_encoding()
    {
        foreach (var (name, encode) in ElementGen.Tests.Encodings.All)
        {
            var organization = TestPlatform.NewOrganization();
            var (user, secret) = (organization.Credentials.User.Reveal(), organization.Credentials.Organization.Reveal());
            organization.Fail(null, Fault.Status(401, $"[{encode(user)}] [{encode(secret)}]"));
            using var client = organization.Client();

            var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(1));

            Assert.True(exception.Message.Contains("[********] [********]", StringComparison.Ordinal), $"{name}: {exception.Message}");
        }
    }

    [Fact]
    public async Task Text_that_only_looks_encoded_is_shown_as_it_is()
    {
        const string message = "100% of C:\\new\\x are < 5 & > 3; see &nbsp; %zz \\u12 &#xZZ; \\";

        Assert.Contains(message, (await CreateFails(message, Seed.Configuration)).Message, StringComparison.Ordinal);
    }

    private static async Task<ElementsApiException> CreateFails(
        string message, InfobipSms.Configuration configuration, string requestId = "56c3a4")
    {
        using var client = TestPlatform.Answering(HttpStatusCode.BadRequest, JsonSerializer.Serialize(new { message, requestId })).Client();
        return await Assert.ThrowsAsync<ElementsApiException>(() => client.ProvisionInstanceAsync("API Instance", configuration));
    }
}
