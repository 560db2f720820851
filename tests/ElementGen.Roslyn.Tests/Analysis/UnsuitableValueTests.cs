namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0203: constants that their entries cannot take.</summary>
public class UnsuitableValueTests
{
    private const string NoAddress =
        "The value of CallbackUrl (messaging.sms.infobip.callback.url) is not an absolute http or https URL; "
        + "write the full URL, with https:// and the host";

    private const string Mask =
        "The value of Password (messaging.sms.infobip.password) is the mask that is shown in place of a secret; "
        + "give the secret itself, or leave the entry out";

    [Theory]
    [InlineData("CallbackUrl = \"acme.example/events\"", "\"acme.example/events\"", NoAddress)]
    [InlineData("CallbackUrl = Relative", "Relative", NoAddress)]
    [InlineData("CallbackUrl = \"<INSERT_URL>\"", "\"<INSERT_URL>\"", NoAddress)]
    [InlineData("CallbackUrl = flag ? \"https://acme.example\" : \"/events\"", "\"/events\"", NoAddress)]
    [InlineData("Password = \"********\"", "\"********\"", Mask)]
    [InlineData("Additional = new Dictionary<string, string> { [\"filter.response.nulls\"] = \"yes\" }", "\"yes\"",
        "The value of FilterResponseNulls (filter.response.nulls) is neither true nor false; write true or false")]
    public void A_constant_is_reported_at_its_place_by_property_and_key(string assignment, string underlined, string message) =>
        Assert.All(
            AssignedConstants.WaysToWrite(assignment),
            expression => Assert.Equal([(underlined, "ELG0203", message)], AssignedConstants.Reports(expression)));

    [Theory]
    [InlineData("CallbackUrl = \"https://acme.example/events\"")]
    [InlineData("CallbackUrl = value + \"/events\"")]
    [InlineData("CallbackUrl = \"\"")]
    [InlineData("CallbackUrl = null")]
    [InlineData("CallbackUrl = flag ? value : \"/events\"")]
    [InlineData("Note = \"********\"")]
    [InlineData("FilterResponseNulls = true")]
    [InlineData("Additional = new Dictionary<string, string> { [\"authentication.type\"] = \"newer\" }")]
    public void Code_that_is_almost_the_same_but_right_is_left_alone(string assignment) =>
        Assert.Empty(AssignedConstants.Reports($$"""other with { {{assignment}} }"""));
}
