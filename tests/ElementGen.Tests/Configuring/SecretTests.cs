using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace ElementGen.Tests;

public sealed class SecretTests
{
    private static readonly Secret Password = "p+a/s=s";

    [Fact]
    public void A_string_becomes_a_secret_and_null_stays_null()
    {
        Assert.Equal("p+a/s=s", Password.Reveal());
        Assert.Null((Secret?)(string?)null);
        Assert.Same(Secret.Empty, (Secret)"");
        Assert.Equal("", Secret.Empty.Reveal());
    }

    [Theory]
    [InlineData("same", "same", true)]
    [InlineData("same", "Same", false)]
    [InlineData("same", "sam", false)]
    [InlineData("", "", true)]
    [InlineData("p\u00e4ss", "p\u00e4ss", true)]
    public void Secrets_are_equal_when_their_texts_are(string one, string other, bool equal)
    {
        Secret left = new string(one), right = new string(other);

        Assert.Equal(equal, left.Equals(right));
        Assert.Equal(equal, left.Equals((object)right));
        Assert.Equal(equal, left == right);
        Assert.Equal(!equal, left != right);
        if (equal)
            Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Fact]
    public void Secrets_that_are_no_valid_text_are_not_confused()
    {
        Assert.NotEqual<Secret>("\ud800", "\ud801");
    }

    [Fact]
    public void A_secret_is_not_equal_to_null()
    {
        Secret? none = null;

        Assert.False(Password.Equals(none));
        Assert.False(Password == none);
        Assert.True(none == null);
    }

    [Fact]
    public void Text_shows_a_mask_that_tells_nothing_unless_there_is_no_secret()
    {
        Assert.Equal("********", Password.ToString());
        Assert.Equal("********", $"{Password}");
        Assert.Equal("", Secret.Empty.ToString());
    }

    [Fact]
    public void A_record_that_holds_a_secret_prints_the_mask()
    {
        Assert.Equal("Account { User = jane, Password = ******** }", new Account("jane", Password).ToString());
    }

    [Fact]
    public void The_debugger_shows_the_mask_and_unfolds_nothing()
    {
        Assert.Equal("********", typeof(Secret).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value);

        var view = Type.GetType(typeof(Secret).GetCustomAttribute<DebuggerTypeProxyAttribute>()!.ProxyTypeName)!;
        Assert.Empty(view.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic));
        Assert.Empty(view.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic));

        var field = Assert.Single(typeof(Secret).GetFields(BindingFlags.Instance | BindingFlags.NonPublic));
        Assert.Equal(DebuggerBrowsableState.Never, field.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State);
        Assert.DoesNotContain(typeof(Secret).GetProperties(), property => property.PropertyType == typeof(string));
    }

    [Fact]
    public void Json_is_read_into_a_secret()
    {
        var account = JsonSerializer.Deserialize<Account>("""{"User":"jane","Password":"p+a/s=s"}""")!;

        Assert.Equal(Password, account.Password);
        Assert.Null(JsonSerializer.Deserialize<Account>("""{"User":"jane","Password":null}""")!.Password);
    }

    [Fact]
    public void Json_that_is_no_string_is_refused_without_showing_it()
    {
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Account>("""{"Password":4711}"""));

        Assert.DoesNotContain("4711", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_a_secret_as_json_throws_rather_than_leak_or_lose_it()
    {
        var exception = Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new Account("jane", Password)));

        Assert.DoesNotContain(Password.Reveal(), exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Binders_make_a_secret_from_a_string_and_get_neither_the_text_nor_a_mask_back()
    {
        var converter = TypeDescriptor.GetConverter(typeof(Secret));

        Assert.Equal(Password, converter.ConvertFromInvariantString("p+a/s=s"));
        var exception = Assert.Throws<NotSupportedException>(() => converter.ConvertToInvariantString(Password));
        Assert.Contains("Reveal()", exception.Message, StringComparison.Ordinal);
        Assert.False(converter.CanConvertFrom(typeof(int)));
        Assert.False(converter.CanConvertTo(typeof(byte[])));
    }

    private sealed record Account(string User, Secret Password);
}
