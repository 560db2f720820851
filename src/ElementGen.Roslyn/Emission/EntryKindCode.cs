using ElementGen.Definitions;
using ElementGen.Roslyn.Writing;

namespace ElementGen.Roslyn.Emission;

/// <summary>Writes the C# code for each kind of entry: its type, its initial value, and the text that is sent for a value.</summary>
internal static class EntryKindCode
{
    private const string Secret = "global::ElementGen.Secret";

    /// <summary>Writes the type of a property.</summary>
    public static void WriteType(SourceWriter writer, NamedEntry entry)
    {
        switch (entry.Kind)
        {
            case EntryKind.Boolean:
                writer.Append("bool?");
                break;
            case EntryKind.Choice:
                writer.Part($"{new Identifier(entry.OptionType)}?");
                break;
            case EntryKind.Secret:
                writer.Append(IsNullable(entry) ? Secret + "?" : Secret);
                break;
            default:
                writer.Append(IsNullable(entry) ? "string?" : "string");
                break;
        }
    }

    /// <summary>
    /// Writes the initial value of a property that is not nullable. Required members have one too, because a binder, or a constructor in
    /// the user's code, can leave them unset.
    /// </summary>
    public static void WriteInitializer(SourceWriter writer, NamedEntry entry)
    {
        if (IsNullable(entry))
            return;

        writer.Append(entry.Kind == EntryKind.Secret ? $" = {Secret}.Empty;" : " = \"\";");
    }

    /// <summary>Writes the expression for the text that is sent for a property's value.</summary>
    public static void WriteText(SourceWriter writer, NamedEntry entry)
    {
        var property = new Identifier(entry.Property);
        switch (entry.Kind)
        {
            case EntryKind.Text:
                writer.Part($"{property}");
                break;
            case EntryKind.Choice:
                WriteTextOfOption(writer, entry);
                break;
            default:
                writer.Part($"ValueOf({property})");
                break;
        }
    }

    // Only texts and secrets that must always be supplied are not nullable. They are empty until they are supplied.
    private static bool IsNullable(NamedEntry entry) =>
        entry.Kind is not (EntryKind.Text or EntryKind.Secret) || !entry.Facts.IsAlwaysRequired;

    private static void WriteTextOfOption(SourceWriter writer, NamedEntry entry)
    {
        writer.Line($"{new Identifier(entry.Property)} switch");
        writer.Open();
        foreach (var option in entry.Options)
            writer.Line($"{new Identifier(entry.OptionType)}.{new Identifier(option.Member)} => {new Literal(option.Option.Value)},");

        writer.Line("null => null,");
        writer.Line($"var other => throw global::ElementGen.ElementDescriptor.UndefinedOption({new Literal(entry.Property)}, (int)other),");
        writer.CloseInline();
    }
}
