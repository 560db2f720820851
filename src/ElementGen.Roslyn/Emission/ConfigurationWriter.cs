using ElementGen.Definitions;
using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Metadata;
using ElementGen.Roslyn.Writing;

namespace ElementGen.Roslyn.Emission;

/// <summary>Writes the configuration record: properties for the entries, and enums for their options.</summary>
internal static class ConfigurationWriter
{
    public static void Write(SourceWriter writer, ClassToGenerate source, QualifiedName self, GeneratedEntry[] entries)
    {
        var element = new XmlText(source.Definition.Name);
        writer.Line($"/// <summary>What an instance of {element} takes.</summary>");
        foreach (var entry in entries)
        {
            if (entry.Named is not null)
                continue;

            EntryMetadata.WriteAttribute(writer, entry.Facts);
            writer.Line();
        }

        writer.Line("public sealed partial record Configuration : _e::ElementConfiguration");
        writer.Open();
        if (!source.Class.Room.HasConstructor)
            WriteConstructor(writer);

        foreach (var entry in entries)
        {
            if (entry.Named is { } named)
                WriteProperty(writer, named, IsRequired(source, named));
        }

        writer.Line();
        foreach (var entry in entries)
        {
            if (entry.Named is { Kind: EntryKind.Choice } named)
                WriteOptions(writer, named);
        }

        if (source.Class.Room.CanCreateConfiguration && source.Class.Room.HasInConfiguration(GeneratedMember.ReadFrom.Name))
            WriteReadFrom(writer, source);

        WriteDescriptor(writer, source, self);
        writer.Close();
    }

    private static bool IsRequired(ClassToGenerate source, NamedEntry named) =>
        source.HasRequiredMembers && named.Facts.IsAlwaysRequired;

    // It has the attribute so that analyzers can tell it from a constructor in the user's code, in metadata too.
    private static void WriteConstructor(SourceWriter writer)
    {
        writer.Line(ElementClassWriter.GeneratedCode);
        writer.Line("public Configuration() { }");
        writer.Line();
    }

    private static void WriteProperty(SourceWriter writer, NamedEntry named, bool isRequired)
    {
        WriteDocumentation(writer, named);
        EntryMetadata.WriteAttribute(writer, named.Facts);
        if (named.Kind == EntryKind.Text && named.Entry.Key.EndsWith("url", StringComparison.OrdinalIgnoreCase))
            writer.Append(" [_s::Diagnostics.CodeAnalysis.StringSyntax(\"Uri\")]");

        writer.Append(isRequired ? " public required " : " public ");
        EntryKindCode.WriteType(writer, named);
        writer.Part($" {new Identifier(named.Property)}");
        EntryKindCode.WriteAccessors(writer, named);
        writer.Line();
    }

    // The summary has what to put, because completion lists show nothing else.
    private static void WriteDocumentation(SourceWriter writer, NamedEntry named)
    {
        var entry = named.Entry;
        writer.Part($"/// <summary>{new XmlText(entry.Name)}");
        EntrySummary.WriteNeed(writer, named.Facts);
        if (!string.IsNullOrWhiteSpace(entry.Description) && entry.Description != entry.Name)
            writer.Part($". {new XmlText(entry.Description!)}");

        writer.Part($"</summary><remarks><c>{new XmlText(entry.Key)}</c>");
        // The property's own type tells all other kinds.
        if (entry.Type.Length > 0 && named.Kind == EntryKind.Text)
            writer.Part($", {new XmlText(entry.Type)}");

        writer.Line("</remarks>");
    }

    private static void WriteOptions(SourceWriter writer, NamedEntry named)
    {
        writer.Line($"/// <summary>The options of <see cref=\"{new Identifier(named.Property)}\"/>.</summary>");
        var type = new Identifier(named.OptionType);
        writer.Line($"[_s::ComponentModel.TypeConverter(typeof(_e::ElementOptionConverter<{type}>))]");
        writer.Append("[_s::Text.Json.Serialization.JsonConverter");
        writer.Line($"(typeof(_e::ElementOptionJsonConverter<{type}>))]");
        writer.Line($"public enum {type}");
        writer.Open();
        foreach (var option in named.Options)
        {
            var (member, (value, description)) = option;
            writer.Line($"/// <summary>{new XmlText(string.IsNullOrWhiteSpace(description) ? value : description!)}</summary>");
            writer.Line($"[_e::ElementOption({new Literal(value)})]");
            writer.Line($"{new Identifier(member)},");
        }

        writer.Close();
        writer.Line();
    }

    /// <summary>Writes an expression for a configuration without values.</summary>
    public static void WriteEmpty(SourceWriter writer, ClassToGenerate source)
    {
        writer.Append("new Configuration()");
        if (!source.HasRequiredMembers)
            return;

        var separator = " { ";
        foreach (var entry in GeneratedEntry.Of(source))
        {
            // What fills the configuration sets them, or else fails.
            if (entry.Named is not { } named || !IsRequired(source, named))
                continue;

            writer.Append(separator);
            writer.Part($"{new Identifier(named.Property)} = default!");
            separator = ", ";
        }

        if (separator == ", ")
            writer.Append(" }");
    }

    private static void WriteReadFrom(SourceWriter writer, ClassToGenerate source)
    {
        writer.Line("/// <inheritdoc cref=\"_e::ElementConfiguration.FilledFrom{T}\"/>");
        writer.Append("public static Configuration ReadFrom(_s::Func<string, string?> read, string path = \"\") => FilledFrom(");
        WriteEmpty(writer, source);
        writer.Line(", read, path);");
        writer.Line();
    }

    private static void WriteDescriptor(SourceWriter writer, ClassToGenerate source, QualifiedName self)
    {
        if (!source.Class.Room.HasInConfiguration(GeneratedMember.Descriptor.Name))
            return;

        writer.Append("protected override _e::ElementDescriptor Descriptor => ");
        writer.Line($"{self}.{new Identifier(DescriptorWriter.PropertyOf(source.Class))};");
    }
}
