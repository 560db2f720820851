using ElementGen.Definitions;

namespace ElementGen.Roslyn.Emission;

/// <summary>Writes the configuration record: a property per entry, its enums, and the way from a property to the text that is sent.</summary>
internal static class ConfigurationWriter
{
    public static void Write(SourceWriter writer, InstanceSource source, QualifiedName self, DescribedEntry[] entries)
    {
        writer.Line($"/// <summary>What an instance of {new XmlText(source.Definition.Name)} takes. Entries that are null or empty are not sent.</summary>");
        foreach (var entry in entries)
        {
            if (entry.Named is null)
                WriteAttribute(writer, entry);
        }

        writer.Line("public sealed partial record Configuration : global::ElementGen.ElementConfiguration");
        writer.Open();
        if (!source.Declaration.HasConstructor)
            WriteConstructor(writer);

        foreach (var entry in entries)
        {
            if (entry.Named is { } named)
                WriteProperty(writer, entry, named, isRequired: source.HasRequiredMembers && entry.IsAlwaysRequired);
        }

        foreach (var entry in entries)
        {
            if (entry.Named is { Kind: EntryKind.Choice } named)
                WriteOptions(writer, named);
        }

        WriteValues(writer, self, entries);
        writer.Close();
    }

    // Written out so that analyzers know it from one of the user's own, in metadata too.
    private static void WriteConstructor(SourceWriter writer)
    {
        writer.Line("/// <summary>A configuration that supplies nothing yet.</summary>");
        writer.Line(InstanceWriter.GeneratedCode);
        writer.Line("public Configuration() { }");
        writer.Line();
    }

    private static void WriteProperty(SourceWriter writer, DescribedEntry entry, NamedEntry named, bool isRequired)
    {
        WriteDocumentation(writer, entry);
        WriteAttribute(writer, entry);
        if (named.Kind == EntryKind.Text && named.Entry.Key.EndsWith("url", StringComparison.OrdinalIgnoreCase))
            writer.Line("[global::System.Diagnostics.CodeAnalysis.StringSyntax(\"Uri\")]");

        writer.Append(isRequired ? "public required " : "public ");
        switch (named.Kind)
        {
            case EntryKind.Boolean:
                writer.Append("bool? ");
                break;
            case EntryKind.Choice:
                writer.Part($"{new Identifier(named.OptionType)}? ");
                break;
            default:
                writer.Append(named.Kind == EntryKind.Secret ? "global::ElementGen.Secret" : "string");
                writer.Append(entry.IsAlwaysRequired ? " " : "? ");
                break;
        }

        writer.Part($$"""{{new Identifier(named.Property)}} { get; init; }""");
        if (entry.IsAlwaysRequired)
            writer.Append(InitializerOf(named.Kind));

        writer.Line();
        writer.Line();
    }

    // Only texts and secrets that must always be supplied are not nullable; until they are, they are empty. Required members too: a binder or
    // a constructor of the user's own may leave them out.
    private static string InitializerOf(EntryKind kind) => kind switch
    {
        EntryKind.Text => " = \"\";",
        EntryKind.Secret => " = global::ElementGen.Secret.Empty;",
        _ => "",
    };

    private static void WriteDocumentation(SourceWriter writer, DescribedEntry described)
    {
        var entry = described.Entry;
        writer.Line($"/// <summary>{new XmlText(entry.Name)}</summary>");
        writer.Part($"/// <remarks><c>{new XmlText(entry.Key)}</c>");
        if (described.Requirement.MustSupply)
            writer.Append(", required");
        if (described.Requirement.Group is { } group)
            writer.Part($" in group <c>{new XmlText(group)}</c>");
        if (entry.Type.Length > 0)
            writer.Part($", {new XmlText(entry.Type)}");
        if (!string.IsNullOrWhiteSpace(entry.Description) && entry.Description != entry.Name)
            writer.Part($". {new XmlText(entry.Description!)}");

        writer.Line("</remarks>");
    }

    private static void WriteAttribute(SourceWriter writer, DescribedEntry described)
    {
        writer.Part($"[global::ElementGen.ElementEntry({new Literal(described.Requirement.Key)}");
        if (described.Requirement.MustSupply)
            writer.Append(", MustSupply = true");
        if (described.Requirement.Group is { } group)
            writer.Part($", Group = {new Literal(group)}");
        if (described.Named?.Kind == EntryKind.Secret)
            writer.Append(", Secret = true");
        if (described.Requirement.IsControl)
            writer.Append(", Control = true");
        if (described.Requirement.SelectedByDefault is { } selected)
            writer.Part($", SelectedByDefault = {new Literal(selected)}");

        writer.Line(")]");
    }

    private static void WriteOptions(SourceWriter writer, NamedEntry named)
    {
        writer.Line($"/// <summary>The options of <see cref=\"{new Identifier(named.Property)}\"/>.</summary>");
        writer.Line($"public enum {new Identifier(named.OptionType)}");
        writer.Open();
        foreach (var option in named.Options)
        {
            var description = string.IsNullOrWhiteSpace(option.Option.Description) ? option.Option.Value : option.Option.Description!;
            writer.Line($"/// <summary>{new XmlText(description)}</summary>");
            writer.Line($"[global::ElementGen.ElementOption({new Literal(option.Option.Value)})]");
            writer.Line($"{new Identifier(option.Member)},");
        }

        writer.Close();
        writer.Line();
    }

    private static void WriteValues(SourceWriter writer, QualifiedName self, DescribedEntry[] entries)
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
            WriteValue(writer, named);
            writer.Line(",");
        }

        writer.Line("_ => null,");
        writer.Close(";");
    }

    private static void WriteValue(SourceWriter writer, NamedEntry named)
    {
        var property = new Identifier(named.Property);
        switch (named.Kind)
        {
            case EntryKind.Text:
                writer.Part($"{property}");
                break;
            case EntryKind.Choice:
                writer.Part($$"""{{property}} switch { """);
                foreach (var option in named.Options)
                    writer.Part($"{new Identifier(named.OptionType)}.{new Identifier(option.Member)} => {new Literal(option.Option.Value)}, ");
                writer.Part($$"""null => null, var other => throw global::ElementGen.ElementDescriptor.UndefinedOption({{new Literal(named.Property)}}, (int)other) }""");
                break;
            default:
                writer.Part($"ValueOf({property})");
                break;
        }
    }
}
