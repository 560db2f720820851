using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ElementGen;

/// <summary>
/// Converts a generated enum from and to the text that is sent for it, for configuration binders. The name of a member is read too; a
/// number is not, because the order of the options can change.
/// </summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ElementOptionConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum> : TypeConverter
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <summary>Reads an option.</summary>
    /// <param name="context">Not used.</param>
    /// <param name="culture">Not used.</param>
    /// <param name="value">The option's text.</param>
    /// <returns>The option.</returns>
    /// <exception cref="FormatException">The text is not one of the options.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => value switch
    {
        string text => ElementOptions<TEnum>.All.Parse(text) ?? throw new FormatException(ElementOptions<TEnum>.All.Refusal),
        _ => base.ConvertFrom(context, culture, value),
    };

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is TEnum option && destinationType == typeof(string)
            ? ElementOptions<TEnum>.All.TextOf(option) ?? throw new FormatException(ElementOptions<TEnum>.All.Refusal)
            : base.ConvertTo(context, culture, value, destinationType);
}
