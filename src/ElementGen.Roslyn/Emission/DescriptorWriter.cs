using ElementGen.Definitions;

namespace ElementGen.Roslyn.Emission;

/// <summary>Writes the static description of an element, by which the runtime library checks and sends configurations.</summary>
internal static class DescriptorWriter
{
    public static void Write(SourceWriter writer, ElementDefinition definition, DescribedEntry[] entries)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("public static global::ElementGen.ElementDescriptor Element { get; } = new()");
        writer.Open();
        writer.Line($"Key = {new Literal(definition.Key)},");
        writer.Line($"Name = {new Label(definition.Name)},");
        if (definition.Hub is not null)
            writer.Line($"Hub = {new Label(definition.Hub)},");
        if (definition.AuthenticationType is not null)
            writer.Line($"Authentication = {new Label(definition.AuthenticationType)},");
        if (definition.TypeOauth)
            writer.Line("UsesOAuth = true,");

        writer.Line("Entries = new global::ElementGen.EntryDescriptor[]");
        writer.Open();
        foreach (var entry in entries)
            WriteEntry(writer, entry);

        writer.Close(",");
        writer.Close(";");
    }

    private static void WriteEntry(SourceWriter writer, DescribedEntry described)
    {
        var (entry, requirement, kind) = (described.Entry, described.Requirement, described.Named?.Kind);
        writer.Part($"new({new Literal(entry.Key)}, {new Literal(described.Named?.Property)}, ");
        writer.Part($"{new Label(entry.Name)}, {new Label(entry.Type)})");

        var isFirst = true;
        WriteFlag(writer, "MustSupply = true", requirement.MustSupply, ref isFirst);
        WriteText(writer, "Group = ", requirement.Group, ref isFirst);
        WriteFlag(writer, "IsSecret = true", kind == EntryKind.Secret, ref isFirst);
        WriteFlag(writer, "IsBoolean = true", kind == EntryKind.Boolean, ref isFirst);
        WriteFlag(writer, "IsChoice = true", kind == EntryKind.Choice, ref isFirst);
        WriteFlag(writer, "IsControl = true", requirement.IsControl, ref isFirst);
        WriteText(writer, "SelectedByDefault = ", requirement.SelectedByDefault, ref isFirst);
        writer.Line(isFirst ? "," : " },");
    }

    private static void WriteFlag(SourceWriter writer, string assignment, bool value, ref bool isFirst)
    {
        if (value)
            Begin(writer, ref isFirst).Append(assignment);
    }

    private static void WriteText(SourceWriter writer, string assignment, string? value, ref bool isFirst)
    {
        if (value is null)
            return;

        Begin(writer, ref isFirst).Append(assignment);
        writer.Part($"{new Literal(value)}");
    }

    private static SourceWriter Begin(SourceWriter writer, ref bool isFirst)
    {
        writer.Append(isFirst ? " { " : ", ");
        isFirst = false;
        return writer;
    }
}
