using ElementGen.Definitions;
using ElementGen.Roslyn.Writing;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Metadata;

/// <summary>
/// Writes and reads the facts of an entry in compiled code. They are in the <c>[ElementEntry]</c> of a property, for the analyzers in every
/// project that references the class, and in the descriptor, for the runtime library. A fact that is not written has its default.
/// </summary>
internal static class EntryMetadata
{
    // The descriptor's own default: the type of more than half of all entries.
    private const string CommonType = "TEXTFIELD_128";

    private const string MustSupply = nameof(MustSupply);
    private const string Group = nameof(Group);
    private const string SelectedByDefault = nameof(SelectedByDefault);
    private const string Control = nameof(Control);
    private const string Secret = nameof(Secret);
    private const string Boolean = nameof(Boolean);
    private const string Choice = nameof(Choice);
    private const string Options = nameof(Options);
    private const string OnlyWithGrant = nameof(OnlyWithGrant);
    private const string GrantByDefault = nameof(GrantByDefault);

    /// <summary>Writes the attribute, without ending the line.</summary>
    public static void WriteAttribute(SourceWriter writer, in EntryFacts facts)
    {
        writer.Part($"[_e::ElementEntry({new Literal(facts.Key)}");
        var list = new FactWriter(writer, flagPrefix: "", separator: ", ");
        WriteFacts(facts, ref list);
        list.WriteFlag(Choice, facts.Kind == EntryKind.Choice);
        writer.Append(")]");
    }

    /// <summary>Writes the entry's line in the descriptor.</summary>
    /// <param name="writer">Where the line is written.</param>
    /// <param name="facts">The facts of the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="named">The entry with its names; null when it has no property.</param>
    public static void WriteDescriptor(SourceWriter writer, in EntryFacts facts, ConfigurationEntry entry, NamedEntry? named)
    {
        writer.Part($"new({new Literal(facts.Key)}, {new Literal(named?.Property)}, {new Label(entry.Name)}");
        if (entry.Type != CommonType)
            writer.Part($", {new Label(entry.Type)}");

        writer.Append(')');
        if (facts != new EntryFacts(facts.Key))
        {
            writer.Append(" { ");
            var list = new FactWriter(writer, flagPrefix: "Is", separator: "");
            WriteFacts(facts, ref list);
            if (named is { Kind: EntryKind.Choice })
                list.WriteOptions(new Identifier(named.OptionType));

            writer.Append(" }");
        }

        writer.Line(",");
    }

    /// <summary>Reads the facts in <paramref name="attribute"/>; null when it does not compile.</summary>
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

    private static void WriteFacts(in EntryFacts facts, ref FactWriter list)
    {
        list.Write(MustSupply, facts.MustSupply);
        list.Write(OnlyWithGrant, facts.OnlyWithGrant);
        list.Write(Group, facts.Group);
        list.WriteFlag(Secret, facts.Kind == EntryKind.Secret);
        list.WriteFlag(Boolean, facts.Kind == EntryKind.Boolean);
        list.WriteFlag(Control, facts.IsControl);
        list.Write(SelectedByDefault, facts.SelectedByDefault);
        list.WriteFlag(GrantByDefault, facts.IsGrantByDefault);
    }

    /// <summary>Writes facts that differ from their defaults, separated by commas: <c>MustSupply = true, Group = "id"</c>.</summary>
    /// <param name="writer">Where the facts are written.</param>
    /// <param name="flagPrefix">
    /// The prefix of most flags: the attribute's <c>Control</c> is called <c>IsControl</c> in the descriptor.
    /// </param>
    /// <param name="separator">What is written before the first fact.</param>
    private struct FactWriter(SourceWriter writer, string flagPrefix, string separator)
    {
        private string _separator = separator;

        public void WriteFlag(string name, bool value) => Write(flagPrefix, name, value);

        public void Write(string name, bool value) => Write(prefix: "", name, value);

        public void Write(string name, string? value)
        {
            if (value is null)
                return;

            Begin(prefix: "", name);
            writer.Part($"{new Literal(value)}");
        }

        public void WriteOptions(Identifier options)
        {
            Begin(prefix: "", Options);
            writer.Part($"_e::ElementOptions.Of<Configuration.{options}>()");
        }

        private void Write(string prefix, string name, bool value)
        {
            if (!value)
                return;

            Begin(prefix, name);
            writer.Append("true");
        }

        private void Begin(string prefix, string name)
        {
            writer.Append(_separator);
            writer.Append(prefix);
            writer.Append(name);
            writer.Append(" = ");
            _separator = ", ";
        }
    }
}
