namespace ElementGen.Definitions.Tests.Requirements;

/// <summary>Which texts stand for a value that is still to be filled in.</summary>
public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("<INSERT_INFOBIP_USERNAME>")]
    [InlineData("<user name>")]
    [InlineData(" <…> ")]
    [InlineData("https://<store>.example.com/api")]
    [InlineData("Bearer <INSERT_TOKEN>")]
    [InlineData("<your-id>@<your-domain>")]
    [InlineData("changeme")]
    [InlineData("ChangeMe")]
    [InlineData("change-me")]
    [InlineData("change_me")]
    [InlineData("change me")]
    [InlineData("<INSERT_LIMIT> < 5")]
    [InlineData("TODO")]
    [InlineData("todo: ask Ann")]
    [InlineData("xxx")]
    [InlineData("XXXXXX")]
    [InlineData("your-password")]
    [InlineData("YOUR_API_KEY")]
    [InlineData("Your Infobip Username")]
    [InlineData(" ")]
    [InlineData("\t\n")]
    public void Text_to_be_filled_in_is_a_placeholder(string text) => Assert.True(Placeholders.Contain(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("acme")]
    [InlineData("xx")]
    [InlineData("xxl")]
    [InlineData("todorov")]
    [InlineData("todos@acme.example")]
    [InlineData("yourcompany")]
    [InlineData("my-your-thing")]
    [InlineData("a<b>c")]
    [InlineData("a<b")]
    [InlineData("a>b<c")]
    [InlineData("<>")]
    [InlineData("<request><user>acme</user></request>")]
    [InlineData("<request/>")]
    [InlineData("https://{store}.example.com")]
    [InlineData("********")]
    public void A_value_is_no_placeholder(string? text) => Assert.False(Placeholders.Contain(text));
}
