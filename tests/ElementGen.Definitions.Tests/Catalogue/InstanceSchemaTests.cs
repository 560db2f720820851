namespace ElementGen.Definitions.Tests.Catalogue;

public sealed class InstanceSchemaTests
{
    // The instance.json of the platform's page on making an Infobip instance.
    private const string InfobipInstance = """
        {
          "element": {
            "key": "infobip"
          },
          "configuration": {
            "messaging.sms.infobip.sender": "+17777777777",
            "messaging.sms.infobip.username": "<INSERT_INFOBIP_USERNAME>",
            "messaging.sms.infobip.password": "<INSERT_INFOBIP_PASSWORD>",
            "messaging.sms.infobip.callback.url": "https://www.maycoolapp.com/auth"
          },
          "tags": [
            "<INSERT_TAGS>"
          ],
          "name": "<INSERT_INSTANCE_NAME>"
        }
        """;

    [Fact]
    public void The_body_that_makes_an_Infobip_instance_is_accepted() => Assert.Empty(JsonSchemaFile.Instance.Problems(InfobipInstance));

    [Fact]
    public void Several_bodies_in_an_array_are_accepted() =>
        Assert.Empty(JsonSchemaFile.Instance.Problems($"[{InfobipInstance}, {InfobipInstance}]"));

    [Theory]
    [InlineData("""{ "element": { "id": 38 }, "configuration": {}, "name": "by id" }""")]
    [InlineData("""{ "element": { "key": "acme" }, "configuration": { "a": true, "b": 15, "c": null, "d": "" } }""")]
    [InlineData("""{ "element": { "key": "box" }, "providerData": { "code": "abc", "realmId": "7" }, "retrieveObjectsAfterInstantiation": false }""")]
    [InlineData("""{ "element": { "key": "box" }, "externalAuthentication": "initial", "configuration": { "oauth.user.refresh_token": "abc" } }""")]
    [InlineData("""{ "$schema": "./elements/instance.schema.json", "element": { "key": "acme" }, "somethingNew": [] }""")]
    public void Whatever_a_request_may_hold_is_accepted(string json) => Assert.Empty(JsonSchemaFile.Instance.Problems(json));

    [Theory]
    [InlineData("""{ "configuration": {} }""", "PropertyRequired at #/element")]
    [InlineData("""{ "element": "infobip" }""", "ObjectExpected at #/element")]
    [InlineData("""{ "element": {} }""", "PropertyRequired at #/element.key")]
    [InlineData("""{ "element": { "key": "" } }""", "StringTooShort at #/element.key")]
    [InlineData("""{ "element": { "id": "38" } }""", "IntegerExpected at #/element.id")]
    [InlineData("""{ "element": { "key": "acme" }, "configuration": [] }""", "ObjectExpected at #/configuration")]
    [InlineData("""{ "element": { "key": "acme" }, "configuration": { "a": { "b": "nested" } } }""", "NoTypeValidates at #/configuration.a")]
    [InlineData("""{ "element": { "key": "acme" }, "configuration": { "a": ["listed"] } }""", "NoTypeValidates at #/configuration.a")]
    [InlineData("""{ "element": { "key": "acme" }, "tags": "one" }""", "ArrayExpected at #/tags")]
    [InlineData("""{ "element": { "key": "acme" }, "tags": [{ "name": "one" }] }""", "StringExpected at #/tags[0]")]
    [InlineData("""{ "element": { "key": "acme" }, "name": 7 }""", "StringExpected at #/name")]
    [InlineData("""{ "element": { "key": "box" }, "providerData": { "code": 7 } }""", "StringExpected at #/providerData.code")]
    [InlineData("""{ "element": { "key": "box" }, "retrieveObjectsAfterInstantiation": "true" }""", "BooleanExpected at #/retrieveObjectsAfterInstantiation")]
    [InlineData("""[{ "name": "without an element" }]""", "PropertyRequired at #/[0].element")]
    public void A_wrong_body_is_refused(string json, string problem) => Assert.Contains(problem, JsonSchemaFile.Instance.Problems(json));
}
