using ElementGen.Definitions;
using ElementGen.Roslyn.Emission;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Metadata;

/// <summary>
/// How the facts of an entry stand in compiled code: in the <c>[ElementEntry]</c> of a property, which analyzers read in every project that references
/// the class, and in the descriptor, which the runtime library reads. A fact that is not written has its default.
/// </summary>
internal static class EntryMetadata
{
    private const string MustSupply = nameof(MustSupply);
    private const string Group = nameof(Group);
    private const string SelectedByDefault = nameof(SelectedByDefault);
    private const string Control = nameof(Control);
    private const string Secret = nameof(Secret);
    private const string Boolean = nameof(Boolean);
    private const string Choice = nameof(Choice);
    private const string OnlyWithGrant = nameof(OnlyWithGrant);
    private const string GrantByDefault = nameof(GrantByDefault);

    /// <summary>Writes the attribute.</summary>
    public static void WriteAttribute(SourceWriter writer, in EntryFacts facts)
    {
        writer.Part($"[global::ElementGen.ElementEntry({new Literal(facts.Key)}");
        WriteFacts(writer, facts, flag: "", separator: ", ");
        writer.Line(")]");
    }

    /// <summary>Writes the entry's line in the descriptor.</summary>
    public static void WriteDescriptor(SourceWriter writer, GeneratedEntry entry)
    {
        writer.Part($"new({new Literal(entry.Facts.Key)}, {new Literal(entry.Named?.Property)}, ");
        writer.Part($"{new Label(entry.Entry.Name)}, {new Label(entry.Entry.Type)})");
        if (entry.Facts != new EntryFacts(entry.Facts.Key))
        {
            writer.Append(" { ");
            WriteFacts(writer, entry.Facts, flag: "Is", separator: "");
            writer.Append(" }");
        }

        writer.Line(",");
    }

    /// <summary>The facts that <paramref name="attribute"/> gives; null when it does not compile.</summary>
    public static EntryFacts? Read(AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [{ Value: string key }])
            return null;

        var facts = new EntryFacts(key);
        foreach (var argument in attribute.NamedArguments)
        {
            var value = argument.Value.Value;
            facts = argument.Key switch
            {
                MustSupply => facts with { MustSupply = value is true },
                Group => facts with { Group = value as string },
                Control => facts with { IsControl = value is true },
                SelectedByDefault => facts with { SelectedByDefault = value as string },
                Secret when value is true => facts with { Kind = EntryKind.Secret },
                Boolean when value is true => facts with { Kind = EntryKind.Boolean },
                Choice when value is true => facts with { Kind = EntryKind.Choice },
                OnlyWithGrant => facts with { OnlyWithGrant = value is true },
                GrantByDefault => facts with { IsGrantByDefault = value is true },
                _ => facts,
            };
        }

        return facts;
    }

    // Flags are called Control in the attribute and IsControl in the descriptor.
    private static void WriteFacts(SourceWriter writer, in EntryFacts facts, string flag, string separator)
    {
        if (facts.MustSupply)
        {
            writer.Append(separator);
            writer.Append(MustSupply + " = true");
            separator = ", ";
        }

        if (facts.OnlyWithGrant)
        {
            writer.Append(separator);
            writer.Append(OnlyWithGrant + " = true");
            separator = ", ";
        }

        if (facts.Group is { } group)
        {
            writer.Append(separator);
            writer.Part($"Group = {new Literal(group)}");
            separator = ", ";
        }

        if (NameOf(facts.Kind) is { } kind)
        {
            writer.Append(separator);
            WriteFlag(writer, flag, kind);
            separator = ", ";
        }

        if (facts.IsControl)
        {
            writer.Append(separator);
            WriteFlag(writer, flag, Control);
            separator = ", ";
        }

        if (facts.SelectedByDefault is { } selected)
        {
            writer.Append(separator);
            writer.Part($"SelectedByDefault = {new Literal(selected)}");
            separator = ", ";
        }

        if (facts.IsGrantByDefault)
        {
            writer.Append(separator);
            WriteFlag(writer, flag, GrantByDefault);
        }
    }

    private static void WriteFlag(SourceWriter writer, string prefix, string name)
    {
        writer.Append(prefix);
        writer.Append(name);
        writer.Append(" = true");
    }

    private static string? NameOf(EntryKind kind) => kind switch
    {
        EntryKind.Secret => Secret,
        EntryKind.Boolean => Boolean,
        EntryKind.Choice => Choice,
        _ => null,
    };
}
