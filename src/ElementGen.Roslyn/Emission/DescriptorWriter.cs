using ElementGen.Definitions;

namespace ElementGen.Roslyn.Emission;

/// <summary>Writes the static description of an element, by which the runtime library checks and sends configurations.</summary>
internal static class DescriptorWriter
{
    public static void Write(SourceWriter writer, ElementDefinition definition, DescribedEntry[] entries)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($$"""public static global::ElementGen.ElementDescriptor Element { get; } = new({{new Literal(definition.Key)}}, {{new Label(definition.Name)}}, {{new Label(definition.Hub)}}, {{new Label(definition.AuthenticationType)}}, {{definition.TypeOauth}}, new global::ElementGen.EntryDescriptor[]""");
        writer.Open();
        foreach (var entry in entries)
            WriteEntry(writer, entry);

        writer.Close(");");
    }

    private static void WriteEntry(SourceWriter writer, DescribedEntry described)
    {
        var entry = described.Entry;
        writer.Part($"new({new Literal(entry.Key)}, {new Literal(described.Named?.Property)}, {new Label(entry.Name)}, {new Label(entry.Type)})");
        var (must, group, control, selected) = (described.Requirement.MustSupply, described.Requirement.Group, described.Requirement.IsControl, described.Requirement.SelectedByDefault);
        var isSecret = described.Named?.Kind == EntryKind.Secret;
        if (must || group is not null || isSecret || control)
        {
            writer.Append(" { ");
            if (must)
                writer.Append("MustSupply = true, ");
            if (group is not null)
                writer.Part($"Group = {new Literal(group)}, ");
            if (isSecret)
                writer.Append("IsSecret = true, ");
            if (control)
                writer.Append("IsControl = true, ");
            if (selected is not null)
                writer.Part($"SelectedByDefault = {new Literal(selected)}, ");
            writer.Append("}");
        }

        writer.Line(",");
    }
}
