using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Environment = ElementGen.Tests.AuthorizeNet.Configuration.AuthorizeNetPaymentEnvironmentOption;

namespace ElementGen.Tests;

/// <summary>The enums that are generated for options are read and written as the texts that the platform knows.</summary>
public sealed class OptionTests
{
    [Theory]
    [InlineData("SANDBOX_TESTMODE", Environment.SandboxTestmode)]
    [InlineData("sandbox_testmode", Environment.SandboxTestmode)]
    [InlineData("SandboxTestmode", Environment.SandboxTestmode)]
    [InlineData("PRODUCTION", Environment.Production)]
    public void A_section_with_the_platforms_text_is_bound(string text, Environment expected)
    {
        var section = Section(("AuthorizeNetPaymentEnvironment", text), ("AuthorizeNetPaymentLogin", "jane"));

        var configuration = section.Get<AuthorizeNet.Configuration>()!;

        Assert.Equal((expected, "jane"), (configuration.AuthorizeNetPaymentEnvironment, configuration.AuthorizeNetPaymentLogin));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("SANDBOX,PRODUCTION")]
    [InlineData("STAGING")]
    public void A_number_or_any_other_text_is_refused_with_the_options(string text)
    {
        var exception = Assert.ThrowsAny<Exception>(
            () => Section(("AuthorizeNetPaymentEnvironment", text)).Get<AuthorizeNet.Configuration>());

        Assert.Contains("'SANDBOX', 'SANDBOX_TESTMODE'", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"SANDBOX_TESTMODE\"")]
    [InlineData("\"sandbox_testmode\"")]
    [InlineData("\"SandboxTestmode\"")]
    public void Json_with_the_platforms_text_is_read(string json)
    {
        var configuration = JsonSerializer.Deserialize<AuthorizeNet.Configuration>($$"""{"AuthorizeNetPaymentEnvironment":{{json}}}""")!;

        Assert.Equal(Environment.SandboxTestmode, configuration.AuthorizeNetPaymentEnvironment);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    public void Json_with_a_number_picks_no_option(string json)
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Environment>(json));
    }

    [Fact]
    public void An_option_is_written_as_the_platforms_text()
    {
        var byOption = new Dictionary<Environment, Environment> { [Environment.SandboxTestmode] = Environment.Production };

        Assert.Equal("""{"SANDBOX_TESTMODE":"PRODUCTION"}""", JsonSerializer.Serialize(byOption));
        Assert.Equal(byOption, JsonSerializer.Deserialize<Dictionary<Environment, Environment>>("""{"SANDBOX_TESTMODE":"PRODUCTION"}"""));
        Assert.Equal("SANDBOX_TESTMODE", TypeDescriptor.GetConverter(typeof(Environment)).ConvertToInvariantString(Environment.SandboxTestmode));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize((Environment)17));
    }

    [Fact]
    public void A_descriptor_tells_the_options_of_an_entry()
    {
        var entry = AuthorizeNet.Element.Entries.Single(entry => entry.Property == "AuthorizeNetPaymentEnvironment");

        Assert.True(entry.IsChoice);
        Assert.Equal(["SANDBOX", "SANDBOX_TESTMODE", "PRODUCTION", "PRODUCTION_TESTMODE"], entry.Options!.Texts);
        Assert.Null(AuthorizeNet.Element.Entries.Single(entry => entry.Property == "AuthorizeNetPaymentLogin").Options);
    }

    private static IConfiguration Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)))
        .Build();
}
