namespace ElementGen.Definitions.Tests.Model;

/// <summary>What tells texts that were not there before from those that may have been.</summary>
public sealed class MetHashesTests
{
    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(uint.MaxValue)]
    public void A_hash_is_new_once(uint hash)
    {
        var met = new MetHashes(capacity: 2);

        Assert.True(met.Add(hash));
        Assert.False(met.Add(hash));
    }

    // They share their low bits, of which a place is made.
    [Fact]
    public void Hashes_are_told_apart_however_many_and_alike_they_are()
    {
        var met = new MetHashes(capacity: 4);
        var seen = new HashSet<uint>();
        for (var i = 0u; i < 3000; i++)
        {
            var hash = 2 | (i * i % 50) | (i % 37 << 24);
            Assert.Equal(seen.Add(hash), met.Add(hash));
        }
    }

    // 32 bits of a hash are few: these two words have one.
    [Fact]
    public void Keys_that_share_a_hash_are_two_entries_with_two_names()
    {
        Assert.Equal(StableHash.Of("liquid"), StableHash.Of("costarring"));

        var file = DefinitionReader.Read("""{ "key": "acme", "configuration": [{ "key": "costarring" }, { "key": "liquid" }, { "key": "liquid" }] }"""u8);

        var definition = Assert.Single(file.Definitions).Definition;
        Assert.Equal(["costarring", "liquid"], definition.Entries.Select(static entry => entry.Key));
        Assert.Equal(["Costarring", "Liquid"], EntryNames.Of(definition).Select(static entry => entry.Property));
        Assert.Equal("the entry 'liquid' stands twice", Assert.Single(file.Problems).Message);
    }

    [Fact]
    public void A_key_that_stands_again_and_again_is_one_entry_among_the_others()
    {
        var keys = Enumerable.Range(0, 1500).Select(static i => $"k{i}").Concat(Enumerable.Repeat("k1499", 200_000)).Append("last");
        var text = $$"""{ "key": "acme", "configuration": [{{string.Join(",", keys.Select(static key => $$"""{"key":"{{key}}"}"""))}}] }""";

        var file = DefinitionReader.Read(System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Equal(keys.Distinct(), Assert.Single(file.Definitions).Definition.Entries.Select(static entry => entry.Key));
        Assert.All(file.Problems, static problem => Assert.Equal("the entry 'k1499' stands twice", problem.Message));
    }
}
