using System.ComponentModel;
using System.Globalization;

namespace ElementGen;

/// <summary>
/// Makes a <see cref="Secret"/> from a string, for configuration binders and other serializers, and refuses to make a string of one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretTypeConverter : TypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? (Secret)text : base.ConvertFrom(context, culture, value);

    /// <summary>
    /// Whether <see cref="ConvertTo"/> is the way to write a secret. It is for text, although it throws: a serializer that found no way to
    /// text would write an empty object instead, and the secret would be lost unnoticed.
    /// </summary>
    /// <param name="context">Not used.</param>
    /// <param name="destinationType">The type to convert to.</param>
    /// <returns>True for <see cref="string"/>.</returns>
    public override bool CanConvertTo(ITypeDescriptorContext? context, Type? destinationType) => destinationType == typeof(string);

    /// <summary>Always throws: a mask in place of the value would be lost data, the value itself a leak.</summary>
    /// <param name="context">Not used.</param>
    /// <param name="culture">Not used.</param>
    /// <param name="value">The secret.</param>
    /// <param name="destinationType">The type to convert to.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        throw new NotSupportedException(Secret.NotWritten);
}
