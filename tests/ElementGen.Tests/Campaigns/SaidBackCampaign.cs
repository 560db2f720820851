using System.Text;
using System.Text.Json;
using Xunit.Abstractions;

namespace ElementGen.Tests;

/// <summary>Random secrets, said back in each encoding in the middle of random text. None is shown, and the text around it is.</summary>
public sealed class SaidBackCampaign(ITestOutputHelper output)
{
    private const string CountVariable = "ELEMENTGEN_SAID_BACK_SECRETS";
    private const string Alphabet = "abcXYZ0189+/=_-.,:;<>&\"'%\\ {}[]@!#$äß\n";

    [Fact]
    public async Task A_secret_is_masked_in_each_encoding_and_the_text_around_it_is_not()
    {
        var organization = TestPlatform.NewOrganization();
        var (random, count) = (new Random(CampaignSize.Seed), CampaignSize.Of(CountVariable, 10));
        for (var i = 0; i < count; i++)
        {
            var secret = SecretOf(random);
            foreach (var (name, encode) in Encodings.All)
            {
                using var client = organization.Answer(Fault.Status(400, $"Not [{encode(secret)}] again")).Client();

                var exception = await Assert.ThrowsAsync<ElementsApiException>(
                    () => client.ProvisionInstanceAsync("name", Seed.Configuration with { Password = secret }));

                Assert.True(
                    exception.Message.Contains("Not [********] again", StringComparison.Ordinal),
                    $"{name} of {JsonSerializer.Serialize(secret)} ({CampaignSize.SeedVariable}={CampaignSize.Seed}): {exception.Message}");
            }
        }

        output.WriteLine($"{count} secrets in {Encodings.All.Count} encodings, {CampaignSize.SeedVariable}={CampaignSize.Seed}");
    }

    // Blanks at the ends are trimmed in a message; a secret begins and ends with something that can be seen.
    private static string SecretOf(Random random)
    {
        var secret = new StringBuilder("s");
        for (var length = random.Next(8, 40); length > 0; length--)
            secret.Append(Alphabet[random.Next(Alphabet.Length)]);

        return secret.Append('z').ToString();
    }
}
