using System.Text;

namespace ElementGen.Definitions.Tests.Reading;

/// <summary>What a text is, whatever file it was saved in.</summary>
public sealed class RecognizedTextTests
{
    [Theory]
    [InlineData("""{ "key": "box", "configuration": [] }""", "Definition", "box")]
    [InlineData("""{ "formulas": [], "elements": [{ "key": "box", "configuration": [] }, 7] }""", "Definition", "box")]
    [InlineData("""[{ "id": 7, "resources": [{ "element": {} }], "configuration": [], "key": "box" }]""", "Definition", "box")]
    [InlineData("""{ "element": { "key": "box" }, "configuration": { "a": "b" }, "tags": [], "name": "x" }""", "RequestBody", "box")]
    [InlineData("""[7, { "element": { "key": "box" } }]""", "RequestBody", "box")]
    [InlineData("""{ "element": { "id": 38 }, "providerData": { "code": "x" }, "configuration": {} }""", "RequestBody", null)]
    [InlineData("""{ "element": { "key": "box" }, "configuration": {}, "valid": true }""", "RequestBody", "box")]
    [InlineData("""{ "id": 1, "token": "t", "element": { "key": "box" } }""", "Answer", "box")]
    [InlineData("""[{ "id": 1, "element": { "key": "box" }, "valid": true, "disabled": false }]""", "Answer", "box")]
    [InlineData("""{ "element": { "key": "box" }, "configuration": {}, "disabled": false, "maxCacheSize": 0 }""", "RequestBody", "box")]
    [InlineData("""{ "id": 1, "name": "x", "token": "t", "valid": true }""", "Answer", null)]
    [InlineData("""{ "element": "box", "oauthUrl": "https://box.example" }""", "Answer", null)]
    [InlineData("""{ "token": "t", "secret": "s" }""", "Answer", null)]
    [InlineData("""[{ "key": "user", "type": "TEXTFIELD_32" }]""", "EntryList", null)]
    [InlineData("""{ "requestId": "1f", "message": "No element found" }""", "PlatformError", null)]
    [InlineData("""{ "timestamp": 1, "status": 404, "error": "Not Found", "path": "/x" }""", "PlatformError", null)]
    [InlineData("""{ "message": "Forbidden" }""", "PlatformError", null)]
    public void Json_is_recognized_by_its_outermost_members(string text, string kind, string? key)
    {
        var recognized = Recognize(text);

        Assert.Equal((kind, key), (recognized.Kind.ToString(), recognized.ElementKey));
        Assert.True(recognized.IsJson);
    }

    [Theory]
    [InlineData("""{ "id": 1, "token": "t", "element": { "key": "box", "configDescription": "<a href="x">" } }""", "Answer")]
    [InlineData("""{ "element": { "key": "box" }, "configuration": { "a": b } }""", "RequestBody")]
    [InlineData("""{ "key": "box", "configuration": [ { "key": "a", }""", "Definition")]
    [InlineData("""[{ "key": "user", "type": "PASSWORD", }""", "EntryList")]
    public void Broken_json_is_recognized_by_what_comes_before_the_break(string text, string kind) =>
        Assert.Equal(kind, Recognize(text).Kind.ToString());

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html></html>", "WebPage")]
    [InlineData("  <HTML lang=en>", "WebPage")]
    [InlineData("<!-- login --><head>", "WebPage")]
    [InlineData("<?xml version=\"1.0\"?><error/>", "Xml")]
    [InlineData("<error>no</error>", "Xml")]
    [InlineData("key: box\nconfiguration:\n- key: user", "Yaml")]
    [InlineData("# an element\n---\nkey: box", "Yaml")]
    [InlineData("- key: box", "Yaml")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}", "HttpMessage")]
    [InlineData("Authorization: User x, Organization y", "HttpMessage")]
    [InlineData("curl -X POST 'https://api.example'", "Command")]
    [InlineData("```json\n{}\n```", "CodeBlock")]
    [InlineData("{\0\"\0k\0e\0y\0", "Utf16")]
    [InlineData("\0{\0\"\0k\0e\0y", "Utf16")]
    public void What_is_no_json_is_recognized_by_its_beginning(string text, string kind)
    {
        var recognized = Recognize(text);

        Assert.Equal(kind, recognized.Kind.ToString());
        Assert.False(recognized.IsJson);
        Assert.Equal(1, recognized.Start.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("7")]
    [InlineData("\0\0\0\0")]
    [InlineData("<")]
    [InlineData("< 5")]
    [InlineData("not JSON at all")]
    [InlineData("# Acme")]
    [InlineData("https://api.example")]
    [InlineData("key, configuration")]
    [InlineData("““key””: 1")]
    [InlineData("""{ "message": { "text": "no" } }""")]
    [InlineData("""{ "message": "hi", "dish": "soup" }""")]
    [InlineData("""{ "element": "div", "configuration": {} }""")]
    [InlineData("""{ "element": {}, "configuration": {} }""")]
    [InlineData("""{ "elements": ["a"] }""")]
    [InlineData("""{ "elements": [{ "key": "a" }] }""")]
    [InlineData("""{ "key": "a", "type": "TEXTAREA" }""")]
    [InlineData("""{ "compilerOptions": { "strict": true } }""")]
    [InlineData("""{ "token": "t", "secret": "s", "url": "x" }""")]
    public void Anything_else_is_not_recognized(string text) => Assert.Equal(TextKind.Unknown, Recognize(text).Kind);

    [Theory]
    [InlineData("""{ "element": { "key": "box" }, "configuration": {} }""", true)]
    [InlineData("""{ "id": 1, "token": "t", "element": { "key": "box" }, "configuration": {} }""", true)]
    [InlineData("""{ "element": { "key": "box" } }""", false)]
    [InlineData("""{ "id": 1, "token": "t", "configuration": {} }""", false)]
    public void Only_an_element_with_a_configuration_shows_that_no_other_program_wrote_it(string text, bool expected) =>
        Assert.Equal(expected, Recognize(text).IsAboutInstance);

    [Theory]
    [InlineData(" \n{ \"requestId\": \"1f\", \"message\": \"no\" }", "{")]
    [InlineData("[ 7, { \"element\": { \"key\": \"box\" } } ]", "{")]
    [InlineData("\n <html>", "<")]
    public void The_place_is_where_it_begins(string text, string expected) =>
        Assert.Equal(expected, Definition.At(text, Recognize(text).Start));

    private static RecognizedText Recognize(string text) => RecognizedText.Of(Encoding.UTF8.GetBytes(text));
}
