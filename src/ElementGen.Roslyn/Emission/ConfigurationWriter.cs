using ElementGen.Definitions;
using ElementGen.Roslyn.Metadata;
using ElementGen.Roslyn.Writing;

namespace ElementGen.Roslyn.Emission;

/// <summary>Writes the configuration record: properties for the entries, enums for their options, and the texts that are sent.</summary>
internal static class ConfigurationWriter
{
    public static void Write(SourceWriter writer, ClassToGenerate source, QualifiedName self, GeneratedEntry[] entries)
    {
        var element = new XmlText(source.Definition.Name);
        writer.Line($"/// <summary>What an instance of {element} takes. Entries that are null or empty are not sent.</summary>");
        foreach (var entry in entries)
        {
            if (entry.Named is null)
                EntryMetadata.WriteAttribute(writer, entry.Facts);
        }

        writer.Line("public sealed partial record Configuration : global::ElementGen.ElementConfiguration");
        writer.Open();
        if (!source.Class.HasConstructor)
            WriteConstructor(writer);

        foreach (var entry in entries)
        {
            if (entry.Named is { } named)
                WriteProperty(writer, named, isRequired: source.HasRequiredMembers && entry.Facts.IsAlwaysRequired);
        }

        foreach (var entry in entries)
        {
            if (entry.Named is { Kind: EntryKind.Choice } named)
                WriteOptions(writer, named);
        }

        WriteValues(writer, self, entries);
        writer.Close();
    }

    // It has the attribute so that analyzers can tell it from a constructor in the user's code, in metadata too.
    private static void WriteConstructor(SourceWriter writer)
    {
        writer.Line("/// <summary>A configuration that supplies nothing yet.</summary>");
        writer.Line(ElementClassWriter.GeneratedCode);
        writer.Line("public Configuration() { }");
        writer.Line();
    }

    private static void WriteProperty(SourceWriter writer, NamedEntry named, bool isRequired)
    {
        WriteDocumentation(writer, named);
        EntryMetadata.WriteAttribute(writer, named.Facts);
        if (named.Kind == EntryKind.Text && named.Entry.Key.EndsWith("url", StringComparison.OrdinalIgnoreCase))
            writer.Line("[global::System.Diagnostics.CodeAnalysis.StringSyntax(\"Uri\")]");

        writer.Append(isRequired ? "public required " : "public ");
        EntryKindCode.WriteType(writer, named);
        writer.Part($$""" {{new Identifier(named.Property)}} { get; init; }""");
        EntryKindCode.WriteInitializer(writer, named);
        writer.Line();
        writer.Line();
    }

    private static void WriteDocumentation(SourceWriter writer, NamedEntry named)
    {
        var entry = named.Entry;
        writer.Line($"/// <summary>{new XmlText(entry.Name)}</summary>");
        writer.Part($"/// <remarks><c>{new XmlText(entry.Key)}</c>");
        if (named.Facts.MustSupply)
            writer.Append(named.Facts.OnlyWithGrant ? ", required with an OAuth grant" : ", required");
        if (named.Facts.Group is { } group)
            writer.Part($" in group <c>{new XmlText(group)}</c>");
        if (entry.Type.Length > 0)
            writer.Part($", {new XmlText(entry.Type)}");
        if (!string.IsNullOrWhiteSpace(entry.Description) && entry.Description != entry.Name)
            writer.Part($". {new XmlText(entry.Description!)}");

        writer.Line("</remarks>");
    }

    private static void WriteOptions(SourceWriter writer, NamedEntry named)
    {
        writer.Line($"/// <summary>The options of <see cref=\"{new Identifier(named.Property)}\"/>.</summary>");
        writer.Line($"public enum {new Identifier(named.OptionType)}");
        writer.Open();
        foreach (var option in named.Options)
        {
            var (member, (value, description)) = option;
            writer.Line($"/// <summary>{new XmlText(string.IsNullOrWhiteSpace(description) ? value : description!)}</summary>");
            writer.Line($"[global::ElementGen.ElementOption({new Literal(value)})]");
            writer.Line($"{new Identifier(member)},");
        }

        writer.Close();
        writer.Line();
    }

    private static void WriteValues(SourceWriter writer, QualifiedName self, GeneratedEntry[] entries)
    {
        writer.Lines($"""
            /// <inheritdoc/>
            protected override global::ElementGen.ElementDescriptor Descriptor => {self}.Element;

            /// <inheritdoc/>
            protected override string? ValueOf(int index) => index switch
            """);
        writer.Open();
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Named is not { } named)
                continue;

            writer.Part($"{i} => ");
            EntryKindCode.WriteText(writer, named);
            writer.Line(",");
        }

        writer.Line("_ => null,");
        writer.Close(";");
    }
}
