using System.Text;

namespace ElementGen.Definitions.Tests.Reading;

/// <summary>The bodies that an instance file holds, with their places.</summary>
public sealed class RequestBodyReaderTests
{
    private const string Infobip = """
        {
          "name": "Größe – 日本語 😀",
          "configuration": {
            "größe"  :  "5",
            "日本": null, "number": -1.5e3, "flag": true, "empty": "", "escaped\u002ekey": "a\"b"
          },
          "providerData": { "code": "x", "element": { "key": "nested" } },
          "element": { "id": 38, "key": "infobip", "name": "Infobip" },
          "tags": ["a", { "id": 1, "name": "b" }],
          "retrieveObjectsAfterInstantiation": false
        }
        """;

    [Fact]
    public void A_body_is_read_in_any_order_with_its_places()
    {
        var body = Assert.Single(Whole(Infobip).Bodies);

        Assert.Equal("infobip", body.ElementKey);
        Assert.Equal(
            ["\"infobip\"", "\"element\"", "\"configuration\""],
            from range in new[] { body.ElementKeyRange, body.ElementRange, body.ConfigurationRange!.Value } select Definition.At(Infobip, range));
        Assert.False(body.HasExternalAuthentication);
    }

    [Fact]
    public void Values_are_texts_as_the_platform_takes_them()
    {
        var values = Whole(Infobip).Bodies[0].Values;

        Assert.Equal(
            [("größe", "5"), ("日本", null), ("number", "-1.5e3"), ("flag", "true"), ("empty", ""), ("escaped.key", "a\"b")],
            values.Select(value => (value.Key, value.Value.Text)));
        Assert.Equal(["größe", "number", "flag", "escaped.key"], values.Where(value => value.Value.IsSupplied).Select(value => value.Key));
        Assert.Equal(
            ["\"größe\" \"5\"", "\"日本\" null", "\"number\" -1.5e3", "\"flag\" true", "\"empty\" \"\"", "\"escaped\\u002ekey\" \"a\\\"b\""],
            values.Select(value => $"{Definition.At(Infobip, value.KeyRange)} {Definition.At(Infobip, value.ValueRange)}"));
    }

    [Fact]
    public void Several_bodies_stand_in_an_array() =>
        Assert.Equal(["infobip", "box"], Whole($$"""[{{Infobip}}, { "element": { "key": "box" } }]""").Bodies.Select(body => body.ElementKey));

    [Theory]
    [InlineData("""{ "element": { "id": 38 }, "configuration": {} }""")]
    [InlineData("""{ "configuration": {}, "element": { "id": "38", "key": null } }""")]
    public void An_element_can_be_named_by_its_id_alone(string text) => Assert.Null(Assert.Single(Whole(text).Bodies).ElementKey);

    [Fact]
    public void What_the_platform_answers_can_be_kept_too()
    {
        var body = Assert.Single(Whole("""
            {
              "id": 1, "name": "acme", "token": "t", "element": { "id": 38, "name": "Infobip", "key": "infobip", "active": true },
              "provisionInteractions": [], "valid": true, "externalAuthentication": "none", "user": { "id": 1 },
              "configuration": { "a": "********", "b": null }, "tags": [{ "id": 1, "name": "x" }], "createdDate": "2024-01-01T00:00:00Z"
            }
            """).Bodies);

        Assert.Equal(("infobip", true, 2), (body.ElementKey, body.HasExternalAuthentication, body.Values.Count));
    }

    [Fact]
    public void A_byte_order_mark_does_not_count()
    {
        var file = RequestBodyReader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Infobip)]);

        Assert.Equal("\"infobip\"", Definition.At(Infobip, file.Bodies[0].ElementKeyRange));
    }

    [Fact]
    public void A_key_that_stands_twice_is_seen_twice()
    {
        const string text = """{ "element": { "key": "acme" }, "configuration": { "a": "x", "b": "y", "\u0061": "z" } }""";
        var file = Read(text);

        Assert.Equal(["x", "y", "z"], file.Bodies[0].Values.Select(value => value.Value.Text));
        Assert.Equal(
            ["\"\\u0061\" | UnsuitableValue | a | the key appears twice in one configuration"],
            file.Problems.Select(problem => $"{Definition.At(text, problem.Range)} | {problem.Kind} | {problem.Name} | {problem.Message}"));
    }

    [Fact]
    public void Objects_and_arrays_are_no_values_and_count_as_given()
    {
        var file = Read("""{ "element": { "key": "acme" }, "configuration": { "a": { "b": [1] }, "c": [{}], "d": "e" } }""");

        Assert.Equal([EntryValue.Unknown, EntryValue.Unknown, EntryValue.Of("e")], file.Bodies[0].Values.Select(value => value.Value));
        Assert.Equal(["an object", "an array", null], file.Bodies[0].Values.Select(value => value.Structure));
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("x\\udc00y")]
    public void Half_a_character_is_a_problem_and_not_an_exception(string half)
    {
        var file = Read($$"""{ "\ud800": 1, "element": { "key": "acme", "\udc00": 2 }, "configuration": { "{{half}}": "x", "a": "{{half}}" } }""");

        Assert.Equal(["a"], file.Problems.Select(problem => problem.Name));
        Assert.DoesNotContain(file.Bodies[0].Values, value => value.Key.Any(char.IsSurrogate));
    }

    [Fact]
    public void Problems_are_bounded() =>
        Assert.Equal(100, Read($"[{string.Join(',', Enumerable.Repeat("{}", 10_000))}]").Problems.Count);

    [Theory]
    [InlineData("{ “element”: {} }")]
    [InlineData("{ 'element' : {} }")]
    [InlineData("{ element: {} }")]
    [InlineData("{ \"element\": { \"key\": }")]
    [InlineData("{ \"elements\": 1, “element”: {} }")]
    public void A_broken_text_that_names_an_element_looks_like_an_instance_file(string text)
    {
        var file = Read(text);

        Assert.True(file.IsBroken);
        Assert.True(file.LooksLikeBody);
    }

    [Theory]
    [InlineData("{ \"elements\": [ }")]
    [InlineData("{ \"my-element\": 1, }")]
    [InlineData("the element, that is: fire")]
    [InlineData("element")]
    [InlineData("{ \"key\": \"element\", }")]
    [InlineData("{ \"element\": \"div\", }")]
    [InlineData("// a page\n{ \"element\": \"div\", \"configuration\": {} }")]
    [InlineData("{ 'element' : [ 'a' ] }")]
    [InlineData("{ \"formula\": { \"active\": true }, \"configuration\": { \"element.instance\": \"1\", } }")]
    public void A_broken_text_that_does_not_is_somebody_elses(string text)
    {
        var file = Read(text);

        Assert.True(file.IsBroken);
        Assert.False(file.LooksLikeBody);
    }

    [Fact]
    public void No_text_makes_it_throw_wherever_it_is_cut()
    {
        var bytes = Encoding.UTF8.GetBytes($"[{Infobip}]");
        for (var length = 0; length < bytes.Length; length++)
        {
            var file = RequestBodyReader.Read(bytes.AsSpan(0, length));

            Assert.True(file.IsBroken);
            Assert.All(file.Problems, problem => Assert.InRange(problem.Range.End, 0, length));
        }
    }

    private static InstanceContent Read(string text) => RequestBodyReader.Read(Encoding.UTF8.GetBytes(text));

    private static InstanceContent Whole(string text)
    {
        var file = Read(text);
        Assert.Empty(file.Problems);
        Assert.True(file.LooksLikeBody);
        return file;
    }
}
