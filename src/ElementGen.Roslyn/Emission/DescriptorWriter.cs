using ElementGen.Definitions;
using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Metadata;
using ElementGen.Roslyn.Writing;

namespace ElementGen.Roslyn.Emission;

/// <summary>Writes the descriptor of an element, with which the runtime library checks and sends configurations.</summary>
internal static class DescriptorWriter
{
    /// <summary>The name of the property that gives the descriptor.</summary>
    public static string PropertyOf(ElementClass elementClass) =>
        elementClass.Room.Has(GeneratedMember.Element) ? GeneratedMember.Element.Name : "CurrentElement" + elementClass.Room.PrivateSuffix;

    /// <summary>
    /// Writes the property <c>Element</c>. Hot reload replaces methods, but not what they made before: so the property asks for the
    /// version that its own text has, and makes the descriptor anew when an older one is there.
    /// </summary>
    public static void Write(SourceWriter writer, ClassToGenerate source, GeneratedEntry[] entries)
    {
        var field = new Identifier("_element" + source.Class.Room.PrivateSuffix);
        var describe = new Identifier("Describe" + source.Class.Room.PrivateSuffix);
        writer.Line($"private static _e::ElementDescriptor? {field};");
        writer.Line();
        var start = writer.Length;
        writer.Line($"private static _e::ElementDescriptor {describe}(int version) => new()");
        writer.Open();
        writer.Line("Version = version,");
        WriteElement(writer, source.Definition);
        writer.Line("Entries =");
        writer.Line("[");
        foreach (var entry in entries)
            EntryMetadata.WriteDescriptor(writer, entry.Facts, entry.Entry, entry.Named);

        writer.Line("],");
        writer.Close(";");
        writer.Line();

        var version = writer.HashFrom(start);
        var isPublic = source.Class.Room.Has(GeneratedMember.Element);
        if (!isPublic)
            writer.Line("// The class's own code is in the way of 'Element'.");
        writer.Append(isPublic ? "public" : "private");
        writer.Line($" static _e::ElementDescriptor {new Identifier(PropertyOf(source.Class))} =>");
        writer.Line($"\t{field} is {{ Version: {version} }} element ? element : {field} = {describe}({version});");
    }

    private static void WriteElement(SourceWriter writer, ElementDefinition definition)
    {
        writer.Line($"Key = {new Literal(definition.Key)},");
        writer.Line($"Name = {new Label(definition.Name)},");
        if (definition.Hub is { } hub)
            writer.Line($"Hub = {new Label(hub)},");
        if (definition.AuthenticationType is { } authentication)
            writer.Line($"Authentication = {new Label(authentication)},");
        if (definition.TypeOauth)
            writer.Line("UsesOAuth = true,");
    }
}
