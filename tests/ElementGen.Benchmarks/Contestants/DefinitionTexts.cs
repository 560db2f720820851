using System.Text.Json;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>What can be done with the text of a definition, in UTF-8.</summary>
internal static class DefinitionTexts
{
    private delegate object ReadDefinitions(ReadOnlySpan<byte> utf8);

    private static readonly ReadDefinitions OwnReader = Projects.Own.Method<ReadDefinitions>("ElementGen.Definitions", "ElementGen.Definitions.DefinitionReader", "Read");

    /// <summary>Reads it as the generator does.</summary>
    public static object Read(byte[] utf8) => OwnReader(utf8);

    /// <summary>Passes over its tokens: the least that reading it takes.</summary>
    public static void Pass(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
        }
    }
}
