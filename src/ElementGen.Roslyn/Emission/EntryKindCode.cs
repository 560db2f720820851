using ElementGen.Definitions;
using ElementGen.Roslyn.Writing;

namespace ElementGen.Roslyn.Emission;

/// <summary>Writes the C# code for each kind of entry: its type, and the accessors that get and set its value.</summary>
internal static class EntryKindCode
{
    private const string Secret = "_e::Secret";

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
    /// Writes the accessors of a property. The runtime library stores the value under the property's name, which the compiler passes to
    /// it. Without a value, a property that is not nullable is empty; required members too, because a binder, or a constructor in the
    /// user's code, can leave them unset.
    /// </summary>
    public static void WriteAccessors(SourceWriter writer, NamedEntry entry)
    {
        writer.Append(" { get => ");
        switch (entry.Kind)
        {
            case EntryKind.Boolean:
                writer.Append("BooleanOf()");
                break;
            case EntryKind.Choice:
                writer.Part($"OptionOf<{new Identifier(entry.OptionType)}>()");
                break;
            case EntryKind.Secret:
                writer.Append(IsNullable(entry) ? "SecretOf()" : $"SecretOf() ?? {Secret}.Empty");
                break;
            default:
                writer.Append(IsNullable(entry) ? "TextOf()" : "TextOf() ?? \"\"");
                break;
        }

        writer.Append("; init => Supply(value); }");
    }

    // Only texts and secrets that must always be supplied are not nullable. They are empty until they are supplied.
    private static bool IsNullable(NamedEntry entry) =>
        entry.Kind is not (EntryKind.Text or EntryKind.Secret) || !entry.Facts.IsAlwaysRequired;
}
