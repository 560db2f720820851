using Microsoft.AspNetCore.DataProtection;
using Xunit.Abstractions;

namespace ElementGen.Storage.Tests.Campaigns;

/// <summary>
/// Bytes of a database change, or its end is cut off. Then the store says so, when it is opened or when an instance is asked for: it never
/// hands out a wrong token, and never says that there is no instance.
/// </summary>
public sealed class DamagedFiles : IDisposable
{
    /// <summary>The environment variable with the number of damaged files of each kind.</summary>
    private const string CountVariable = "ELEMENTGEN_DAMAGED_FILES";

    private static readonly string[] Accounts = ["", "acme", "bolt"];

    private readonly ITestOutputHelper _output;
    private readonly TemporaryFolder _folder = new();
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly Dictionary<InstanceKey, string> _current = [];
    private readonly HashSet<string> _tokens = [];
    private readonly byte[] _whole;

    public DamagedFiles(ITestOutputHelper output)
    {
        _output = output;
        _whole = MakeWhole().GetAwaiter().GetResult();
    }

    private string Database => _folder["instances.db"];

    [Fact]
    public async Task A_changed_byte_is_told()
    {
        var withoutEffect = await TryAsync("changed", static (bytes, random) =>
        {
            var at = random.Next(bytes.Length);
            bytes[at] ^= (byte)random.Next(1, 256);
            return (bytes, $"byte {at} is {bytes[at]:x2}");
        });

        // Pages have room left, where a byte means nothing: a store that refuses every file would tell nothing of damage.
        Assert.True(withoutEffect > 0, "Every damaged file is refused.");
    }

    [Fact]
    public Task A_changed_bit_of_a_page_that_is_no_payload_is_told() => TryAsync("changed in a header", static (bytes, random) =>
    {
        // The first bytes of each page: what SQLite needs most.
        var at = (random.Next(bytes.Length / 4096) * 4096) + random.Next(120);
        bytes[at] ^= (byte)(1 << random.Next(8));
        return (bytes, $"byte {at} is {bytes[at]:x2}");
    });

    [Fact]
    public Task A_lost_page_is_told() => TryAsync("with an empty page", static (bytes, random) =>
    {
        var page = random.Next(bytes.Length / 4096);
        bytes.AsSpan(page * 4096, 4096).Clear();
        return (bytes, $"page {page} is empty");
    });

    [Fact]
    public Task A_cut_end_is_told() => TryAsync("cut", static (bytes, random) =>
    {
        // Cut to nothing, it is a new file.
        var length = random.Next(1, bytes.Length);
        return (bytes[..length], $"cut at {length} of {bytes.Length}");
    });

    public void Dispose() => _folder.Dispose();

    /// <summary>How many of the damaged files have all tokens in spite of it.</summary>
    private async Task<int> TryAsync(string kind, Func<byte[], Random, (byte[] Bytes, string What)> damage)
    {
        await File.WriteAllBytesAsync(Database, _whole);
        Assert.False(await SaysSoAsync("nothing is damaged"), "The whole file is refused.");

        var random = new Random(2026);
        var count = CampaignSize.Number(CountVariable, otherwise: 150);
        var told = 0;
        for (var i = 0; i < count; i++)
        {
            var (bytes, what) = damage([.. _whole], random);
            await File.WriteAllBytesAsync(Database, bytes);
            if (await SaysSoAsync(what))
                told++;
        }

        _output.WriteLine($"{count} files {kind}: {told} told, {count - told} without an effect");
        return count - told;
    }

    /// <summary>Whether the damage is told; false when all tokens are there in spite of it.</summary>
    private async Task<bool> SaysSoAsync(string what)
    {
        try
        {
            using var store = SqliteInstanceStore.Open(Database, _keys);
            var told = false;
            foreach (var (key, token) in _current)
            {
                try
                {
                    Assert.True((await store.FindAsync(key))?.Token.Reveal() == token, $"{key} is not found: {what}");
                }
                catch (RetainedInstanceException)
                {
                    told = true;
                }
            }

            var listed = new HashSet<string>();
            try
            {
                await foreach (var instance in store.ListAsync())
                    Assert.True(listed.Add(instance.Token.Reveal()) && _tokens.Contains(instance.Token.Reveal()), what);
            }
            catch (RetainedInstanceException exception)
            {
                Assert.True(listed.Count + exception.All.Count == _tokens.Count, what);
                told = true;
            }

            Assert.True(told || listed.SetEquals(_tokens), $"An instance is not listed: {what}");
            return told;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or RetainedInstanceException)
        {
            return true;
        }
    }

    private async Task<byte[]> MakeWhole()
    {
        using (var store = SqliteInstanceStore.Open(Database, _keys))
        {
            for (var id = 1; id <= 24; id++)
            {
                var key = new InstanceKey(Accounts[id % 3], "infobip", $"name {id % 9}");
                var instance = Instances.Infobip(id, $"answered {id}", $"token-{id}");
                await store.SaveAsync(key, instance);
                _current[key] = instance.Token.Reveal();
                _tokens.Add(instance.Token.Reveal());
            }
        }

        return await File.ReadAllBytesAsync(Database);
    }
}
