using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace ElementGen.Storage.Tests.Campaigns;

/// <summary>
/// A key file of which one byte is wrong or the end is missing, at each place. The store opens and reads, or says what is wrong; it never
/// goes on with a new key, and never quotes one.
/// </summary>
public sealed partial class DamagedKeyFiles(ITestOutputHelper output) : IDisposable
{
    /// <summary>The environment variable with the number of places in the file that are tried.</summary>
    private const string CountVariable = "ELEMENTGEN_DAMAGED_KEYS";

    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["instances.db"];

    private string Keys => Database + ".keys";

    [Fact]
    public async Task A_key_file_that_ends_early_is_told() =>
        await TryAsync(static (content, place) => content[..place]);

    [Fact]
    public async Task A_key_file_with_a_wrong_byte_is_told_or_its_key_still_works()
    {
        foreach (var bit in new byte[] { 0x01, 0x10, 0x80 })
        {
            await TryAsync((content, place) =>
            {
                var damaged = content.ToArray();
                damaged[place] ^= bit;
                return damaged;
            });
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task TryAsync(Func<byte[], int, byte[]> damage)
    {
        using (var store = SqliteInstanceStore.Open(Database))
            await store.SaveAsync(Instances.Infobip(27));
        var key = Directory.GetFiles(Keys, "*.xml").Single();
        var content = await File.ReadAllBytesAsync(key);
        var secret = MasterKey().Match(await File.ReadAllTextAsync(key)).Groups[1].Value;
        var (refused, opened) = (0, 0);
        var count = Math.Min(CampaignSize.Number(CountVariable, otherwise: 25), content.Length);
        for (var i = 0; i < count; i++)
        {
            var place = (int)((long)i * content.Length / count);
            var damaged = damage(content, place);
            await File.WriteAllBytesAsync(key, damaged);
            try
            {
                using var store = SqliteInstanceStore.Open(Database);
                Assert.Equal(Instances.Token, (await store.FindAsync("infobip", "InfoBip for Acme"))!.Token.Reveal());
                opened++;
            }
            catch (RetainedInstanceException exception)
            {
                Assert.Contains($"'{Keys}'", exception.Message, StringComparison.Ordinal);
                Assert.All(
                    Enumerable.Range(0, secret.Length / 8).Select(part => secret.Substring(part * 8, 8)),
                    part => Assert.DoesNotContain(part, exception.ToString(), StringComparison.Ordinal));
                Assert.Equal([key], Directory.GetFiles(Keys, "*.xml"));
                Assert.Equal(damaged, await File.ReadAllBytesAsync(key));
                refused++;
            }

            foreach (var other in Directory.GetFiles(Keys, "*.xml").Where(file => file != key))
                File.Delete(other);
        }

        output.WriteLine($"{count} places: {refused} refused, {opened} opened");
        Assert.NotEqual(0, refused);
        await File.WriteAllBytesAsync(key, content);
        using var restored = SqliteInstanceStore.Open(Database);
        Assert.NotNull(await restored.FindAsync("infobip", "InfoBip for Acme"));
    }

    [GeneratedRegex("<value>(.*)</value>")]
    private static partial Regex MasterKey();
}
