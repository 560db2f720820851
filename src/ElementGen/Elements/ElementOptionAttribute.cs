namespace ElementGen;

/// <summary>Gives the text that is sent for a member of a generated enum.</summary>
/// <param name="value">The option's value, as the definition gives it.</param>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class ElementOptionAttribute(string value) : Attribute
{
    /// <summary>The text that is sent.</summary>
    public string Value { get; } = value;
}
