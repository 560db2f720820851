using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ElementGen.Definitions;

namespace ElementGen;

/// <summary>The options of an entry: the members of its generated enum, each with the text that is sent for it.</summary>
public abstract class ElementOptions
{
    private readonly string[] _texts;
    private readonly string[] _names;

    private protected ElementOptions((string Name, string Text)[] members)
    {
        _names = [.. members.Select(static member => member.Name)];
        _texts = [.. members.Select(static member => member.Text)];
        Texts = Array.AsReadOnly(_texts);
    }

    /// <summary>The texts of the options, in the order of the definition.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The options of a generated enum.</summary>
    /// <typeparam name="TEnum">The enum, with <see cref="ElementOptionAttribute"/> on its members.</typeparam>
    /// <returns>The same object each time.</returns>
    public static ElementOptions Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>()
        where TEnum : struct, Enum => ElementOptions<TEnum>.All;

    /// <summary>
    /// The position of the option that a person or a program means by <paramref name="text"/>: the option's own text, else that text in
    /// another case, as the platform compares it, else the name of the member. -1 for none; a number is none.
    /// </summary>
    internal int IndexOf(string text)
    {
        var index = Array.IndexOf(_texts, text);
        if (index < 0)
            index = Array.FindIndex(_texts, other => string.Equals(other, text, StringComparison.OrdinalIgnoreCase));

        return index >= 0 ? index : Array.FindIndex(_names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The options for a message: <c>'basic', 'custom'</c>.</summary>
    internal string Listed => string.Join(", ", _texts.Select(MessageText.Quote));

    /// <summary>Why a value is refused, without the value.</summary>
    internal string Refusal => $"The value is not one of the options {Listed}.";
}

/// <summary>The options of <typeparamref name="TEnum"/>. The enum's fields are read once; the trimmer keeps them.</summary>
internal sealed class ElementOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum> : ElementOptions
    where TEnum : struct, Enum
{
    private readonly TEnum[] _members;

    private ElementOptions(FieldInfo[] fields)
        : base([.. fields.Select(static field => (field.Name, field.GetCustomAttribute<ElementOptionAttribute>()?.Value ?? field.Name))]) =>
        _members = [.. fields.Select(static field => (TEnum)field.GetValue(null)!)];

    public static ElementOptions<TEnum> All { get; } = new(typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static));

    /// <summary>The member that <paramref name="text"/> means; null for none.</summary>
    public TEnum? Parse(string text) => IndexOf(text) is >= 0 and var index ? _members[index] : null;

    /// <summary>The text of <paramref name="member"/>; null when it is not one of the enum's members.</summary>
    public string? TextOf(TEnum member) => Array.IndexOf(_members, member) is >= 0 and var index ? Texts[index] : null;
}
