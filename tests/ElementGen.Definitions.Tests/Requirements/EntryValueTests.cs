namespace ElementGen.Definitions.Tests.Requirements;

/// <summary>What can be known of the value that a caller gives an entry.</summary>
public sealed class EntryValueTests
{
    [Fact]
    public void A_value_that_only_the_run_will_show_is_supplied_and_has_no_text() =>
        Assert.Equal((true, true, null), (EntryValue.Unknown.IsSupplied, EntryValue.Unknown.IsUnknown, EntryValue.Unknown.Text));

    [Theory]
    [InlineData("a", true)]
    [InlineData(" ", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_text_is_known_and_supplied_unless_it_is_empty(string? text, bool isSupplied)
    {
        var value = EntryValue.Of(text);

        Assert.Equal((isSupplied, false, text), (value.IsSupplied, value.IsUnknown, value.Text));
    }

    [Fact]
    public void Values_of_which_the_same_is_known_are_equal()
    {
        var a = EntryValue.Of("a");

        AssertEqual(a, EntryValue.Of(new string(['a'])), expected: true);
        AssertEqual(EntryValue.None, EntryValue.Of(null), expected: true);
        AssertEqual(EntryValue.Unknown, EntryValue.Unknown, expected: true);
        AssertEqual(a, EntryValue.Of("A"), expected: false);
        AssertEqual(a, EntryValue.None, expected: false);
        AssertEqual(a, EntryValue.Unknown, expected: false);
        AssertEqual(EntryValue.None, EntryValue.Unknown, expected: false);
        Assert.False(a.Equals((object)"a"));
        Assert.False(a.Equals(null));
    }

    private static void AssertEqual(EntryValue left, EntryValue right, bool expected)
    {
        Assert.Equal(expected, left == right);
        Assert.Equal(!expected, left != right);
        Assert.Equal(expected, left.Equals((object)right));
        Assert.Equal(expected, left.GetHashCode() == right.GetHashCode());
    }
}
