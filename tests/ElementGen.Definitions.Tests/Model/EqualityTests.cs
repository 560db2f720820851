namespace ElementGen.Definitions.Tests.Model;

/// <summary>A definition read twice is equal: what an incremental generator needs to see that nothing has changed.</summary>
public sealed class EqualityTests
{
    private const string Text = """
        {
          "key": "a", "name": "A",
          "configuration": [ { "key": "b", "type": "COMBO", "options": [ "c", { "value": "d", "description": "D" } ] } ]
        }
        """;

    [Fact]
    public void A_definition_read_twice_is_equal_and_so_are_its_names()
    {
        var first = Definition.Of(Text);
        var second = Definition.Of(Text);

        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal(EntryNames.Of(first), EntryNames.Of(second));
        Assert.Equal(EntryNames.Of(first).GetHashCode(), EntryNames.Of(second).GetHashCode());
    }

    [Theory]
    [InlineData("\"key\": \"a\"", "\"key\": \"x\"")]
    [InlineData("\"name\": \"A\"", "\"name\": \"X\"")]
    [InlineData("\"key\": \"b\"", "\"key\": \"x\"")]
    [InlineData("COMBO", "TEXTAREA")]
    [InlineData("\"c\"", "\"x\"")]
    [InlineData("\"D\"", "\"X\"")]
    [InlineData("\"c\",", "")]
    public void A_definition_that_differs_anywhere_is_not_equal(string from, string to) =>
        Assert.NotEqual(Definition.Of(Text), Definition.Of(Text.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void Where_things_stand_and_what_is_not_used_makes_no_difference() =>
        Assert.Equal(
            Definition.Of(Text),
            Definition.Of("\n\n" + Text.Replace("\"name\"", "\"id\": 7, \"resources\": [], \n\"name\"", StringComparison.Ordinal)));

    [Fact]
    public void An_empty_sequence_equals_one_that_was_never_set()
    {
        EquatableArray<string> never = default;

        Assert.True(never == Array.Empty<string>().ToEquatableArray());
        Assert.Equal(never.GetHashCode(), Array.Empty<string>().ToEquatableArray().GetHashCode());
        Assert.Empty(never);
        Assert.Throws<IndexOutOfRangeException>(() => never[0]);
    }

    [Fact]
    public void A_sequence_keeps_its_elements_when_what_it_was_made_of_changes()
    {
        string[] source = ["a", "b"];
        var sequence = source.ToEquatableArray();
        source[0] = "changed";

        Assert.Equal(["a", "b"], sequence);
        Assert.True(sequence != (EquatableArray<string>)["b", "a"]);
    }

    [Fact]
    public void What_is_known_of_a_value_can_be_compared()
    {
        Assert.Equal(EntryValue.None, EntryValue.Of(null));
        Assert.Equal(EntryValue.Of("a"), EntryValue.Of("a"));
        Assert.NotEqual(EntryValue.Of("a"), EntryValue.Of("A"));
        Assert.NotEqual(EntryValue.None, EntryValue.Unknown);
        Assert.True(EntryValue.Unknown is { IsSupplied: true, IsUnknown: true, Text: null });
    }
}
