using System.Text;

namespace ElementGen.Definitions.Tests.Reading;

/// <summary>Most of an export is of no use here: it is passed over, and nothing is built of it.</summary>
public sealed class SkippingTests
{
    private const int LargestExport = 3_150_000;

    [Theory]
    [InlineData("resources")]
    [InlineData("models")]
    [InlineData("objects")]
    [InlineData("hooks")]
    [InlineData("parameters")]
    public void What_is_not_needed_costs_no_memory(string member)
    {
        var small = Export(member, length: 0);
        var large = Export(member, LargestExport);
        Assert.InRange(large.Length, LargestExport, LargestExport * 2);

        Assert.Equal(Definition.One(DefinitionReader.Read(small)).Definition, Definition.One(DefinitionReader.Read(large)).Definition);
        Assert.InRange(AllocatedBy(large), 0, AllocatedBy(small) + 1024);
    }

    [Fact]
    public void What_is_not_needed_of_an_account_costs_no_memory()
    {
        byte[] account =
        [
            .. "{ \"formulas\": [ "u8, .. Export("steps", LargestExport),
            .. " ], \"elements\": [ "u8, .. Export("resources", LargestExport), .. " ] }"u8,
        ];
        var one = Export("resources", length: 0);
        Assert.Equal(Definition.One(DefinitionReader.Read(one)).Definition, Definition.One(DefinitionReader.Read(account)).Definition);
        Assert.InRange(AllocatedBy(account), 0, AllocatedBy(one) + 1024);
    }

    [Fact]
    public void What_is_not_needed_of_an_entry_costs_no_memory()
    {
        Assert.InRange(AllocatedBy(With(new string('x', LargestExport))), 0, AllocatedBy(With("x")) + 1024);

        static byte[] With(string text) => Encoding.UTF8.GetBytes(
            $$"""{ "key": "a", "configuration": [ { "key": "b", "more": { "text": "{{text}}" }, "required": [ "{{text}}" ] } ] }""");
    }

    [Fact]
    public void A_swagger_file_costs_no_memory_and_no_finding()
    {
        var content = DefinitionReader.Read(Swagger(LargestExport));
        Assert.False(content.LooksLikeDefinition);
        Assert.Empty(content.Definitions);
        Assert.InRange(AllocatedBy(Swagger(LargestExport)), 0, AllocatedBy(Swagger(length: 0)) + 1024);

        static byte[] Swagger(int length) => Encoding.UTF8.GetBytes($$"""
            { "swagger": "2.0", "paths": { "/x": { "get": { "summary": "{{new string('x', length)}}" } } },
              "definitions": { "configuration": { "properties": { "key": { "type": "string" } } } } }
            """);
    }

    private static long AllocatedBy(byte[] text) => Allocations.Of(() => DefinitionReader.Read(text));

    private static byte[] Export(string member, int length)
    {
        const string Item = """
            { "path": "/hubs/messaging/\u00fcbung", "type": "api", "key": "not.an.entry", "configuration": [ { "key": "nor.this" } ],
              "parameters": [ { "name": "größe", "required": true, "vendorType": null, "id": -1.5e10 } ] },
            """;

        return Encoding.UTF8.GetBytes($$"""
            { "key": "infobip", "{{member}}": [ {{string.Concat(Enumerable.Repeat(Item, length / Item.Length + (length > 0 ? 1 : 0)))}} {} ],
              "configuration": [ { "key": "messaging.sms.infobip.username", "type": "TEXTFIELD_128", "required": true } ] }
            """);
    }
}
