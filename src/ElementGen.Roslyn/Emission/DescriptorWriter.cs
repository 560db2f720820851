using ElementGen.Definitions;
using ElementGen.Roslyn.Metadata;
using ElementGen.Roslyn.Writing;

namespace ElementGen.Roslyn.Emission;

/// <summary>Writes the descriptor of an element, with which the runtime library checks and sends configurations.</summary>
internal static class DescriptorWriter
{
    public static void Write(SourceWriter writer, ElementDefinition definition, GeneratedEntry[] entries)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("public static global::ElementGen.ElementDescriptor Element { get; } = new()");
        writer.Open();
        writer.Line($"Key = {new Literal(definition.Key)},");
        writer.Line($"Name = {new Label(definition.Name)},");
        if (definition.Hub is { } hub)
            writer.Line($"Hub = {new Label(hub)},");
        if (definition.AuthenticationType is { } authentication)
            writer.Line($"Authentication = {new Label(authentication)},");
        if (definition.TypeOauth)
            writer.Line("UsesOAuth = true,");
        writer.Line("Entries = new global::ElementGen.EntryDescriptor[]");
        writer.Open();
        foreach (var entry in entries)
            EntryMetadata.WriteDescriptor(writer, entry.Facts, entry.Entry, entry.Named?.Property);

        writer.Close(",");
        writer.Close(";");
    }
}
