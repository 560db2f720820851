namespace ElementGen.Definitions.Tests.Naming;

/// <summary>What the property of one entry is called, whatever stands beside it.</summary>
public sealed class PropertyNameTests
{
    [Theory]
    [InlineData("messaging.sms.infobip.username", "Username")]
    [InlineData("messaging.sms.infobip.password", "Password")]
    [InlineData("messaging.sms.infobip.sender", "Sender")]
    [InlineData("messaging.sms.infobip.callback.url", "CallbackUrl")]
    [InlineData("filter.response.nulls", "FilterResponseNulls")]
    [InlineData("event.notification.basic.username", "EventNotificationBasicUsername")]
    public void Infobip_is_named_as_promised(string key, string expected) => AssertNamed("infobip", key, expected);

    [Theory]
    [InlineData("infobip", "infobip.key", "Key")]
    [InlineData("infobip", "a.INFOBIP.key", "Key")]
    [InlineData("infobip", "a.in_fo-bip.key", "Key")]
    [InlineData("adobe-esign", "a.adobe_eSign.key", "Key")]
    [InlineData("adobe-esign", "adobeesign.key", "Key")]
    [InlineData("adpwfnSDF", "adpwfnsdf.key", "Key")]
    [InlineData("infobip", "infobip.infobip.key", "InfobipKey")]
    [InlineData("infobip", "a.infobip.b.infobip", "BInfobip")]
    [InlineData("infobip", "infobipsms.key", "InfobipsmsKey")]
    [InlineData("infobip", "infobip_key", "InfobipKey")]
    [InlineData("infobip", "infobipKey", "InfobipKey")]
    [InlineData("infobip", "a.infobip", "AInfobip")]
    [InlineData("infobip", "infobip", "Infobip")]
    [InlineData("infobip", "infobip.", "Infobip")]
    [InlineData("infobip", ".infobip.key", "Key")]
    [InlineData("a.b", "a.b.c", "ABC")]
    [InlineData("-", "a._.b", "B")]
    [InlineData("-", "a..b", "AB")]
    public void What_leads_up_to_the_element_is_cut_if_something_is_left(string element, string key, string expected) =>
        AssertNamed(element, key, expected);

    [Theory]
    [InlineData("base.url", "BaseUrl")]
    [InlineData("base_url", "BaseUrl")]
    [InlineData("base-url", "BaseUrl")]
    [InlineData("baseUrl", "BaseUrl")]
    [InlineData("BaseURL", "BaseUrl")]
    [InlineData("..base..url..", "BaseUrl")]
    [InlineData("base url", "BaseUrl")]
    [InlineData("base/url:8080", "BaseUrl8080")]
    [InlineData("v2Url", "V2Url")]
    [InlineData("SANDBOX_TESTMODE", "SandboxTestmode")]
    [InlineData("AppID", "AppId")]
    [InlineData("APIkey", "Apikey")]
    [InlineData("X", "X")]
    [InlineData("new", "New")]
    [InlineData("class", "Class")]
    [InlineData("__arglist", "Arglist")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789", "Abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "Abcdefghijklmnopqrstuvwxyz")]
    public void Words_are_written_in_pascal_case(string key, string expected) => AssertNamed("e", key, expected);

    [Theory]
    [InlineData("oauth.api.key", "OAuthApiKey")]
    [InlineData("OAUTH_API_KEY", "OAuthApiKey")]
    [InlineData("oauthToken", "OAuthToken")]
    [InlineData("OAuthToken", "OAuthToken")]
    [InlineData("myOAuth", "MyOAuth")]
    [InlineData("oauth2.scope", "OAuth2Scope")]
    [InlineData("use.oauth", "UseOAuth")]
    [InlineData("oauthorize", "Oauthorize")]
    public void OAuth_is_written_as_it_is_spelled(string key, string expected) => AssertNamed("e", key, expected);

    [Theory]
    [InlineData("2fa.code", "_2faCode")]
    [InlineData("0", "_0")]
    [InlineData("e.3d", "_3d")]
    [InlineData("٣", "_٣")]
    public void A_digit_first_gets_an_underscore(string key, string expected) => AssertNamed("e", key, expected);

    [Theory]
    [InlineData(".")]
    [InlineData("-_-")]
    [InlineData("€ – 😀")]
    [InlineData("\u200B\u202E\uFEFF")]
    [InlineData("\u115F\u1160\u3164\uFFA0")]
    public void Where_nothing_is_left_the_name_is_Entry(string key) => AssertNamed("e", key, "Entry");

    [Theory]
    [InlineData("to.string", "ToStringEntry")]
    [InlineData("clone", "CloneEntry")]
    [InlineData("equality.contract", "EqualityContractEntry")]
    [InlineData("print_members", "PrintMembersEntry")]
    [InlineData("get-hash-code", "GetHashCodeEntry")]
    [InlineData("getType", "GetTypeEntry")]
    [InlineData("equals", "EqualsEntry")]
    [InlineData("reference.equals", "ReferenceEqualsEntry")]
    [InlineData("memberwise.clone", "MemberwiseCloneEntry")]
    [InlineData("finalize", "FinalizeEntry")]
    [InlineData("configuration", "ConfigurationEntry")]
    [InlineData("additional", "AdditionalEntry")]
    [InlineData("descriptor", "DescriptorEntry")]
    [InlineData("value.of", "ValueOfEntry")]
    [InlineData("read.from", "ReadFromEntry")]
    [InlineData("filled-from", "FilledFromEntry")]
    [InlineData("text.of", "TextOfEntry")]
    [InlineData("secret.of", "SecretOfEntry")]
    [InlineData("boolean.of", "BooleanOfEntry")]
    [InlineData("option.of", "OptionOfEntry")]
    [InlineData("supply", "SupplyEntry")]
    [InlineData("tostring", "Tostring")]
    public void A_name_that_a_record_or_its_base_claims_gets_a_suffix(string key, string expected) => AssertNamed("e", key, expected);

    [Theory]
    [InlineData("größe", "Größe")]
    [InlineData("日本.語", "日本語")]
    [InlineData("éa.éb", "ÉaÉb")]
    public void Letters_of_any_script_stay(string key, string expected) => AssertNamed("e", key, expected);

    [Theory]
    [InlineData("a\u200Db", "AB")]
    [InlineData("a\u00ADb", "AB")]
    [InlineData("e\u0301a", "EA")]
    [InlineData("a\0b", "AB")]
    [InlineData("a\r\n\u2028b", "AB")]
    [InlineData("a\uD83Db", "AB")]
    [InlineData("a😀b", "AB")]
    [InlineData("a*/\"{}<&b", "AB")]
    public void What_nobody_sees_or_C_sharp_does_not_take_separates_words(string key, string expected) => AssertNamed("e", key, expected);

    [Theory]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(249)]
    public void A_name_may_be_as_long_as_its_key(int length)
    {
        AssertNamed("e", new string('a', length), "A" + new string('a', length - 1));
        AssertNamed("e", new string('1', length), "_" + new string('1', length));
    }

    private static void AssertNamed(string element, string key, string expected) =>
        Assert.Equal(expected, Assert.Single(EntryNames.Of(new ElementDefinition { Key = element, Entries = [new() { Key = key }] })).Property);
}
