using System.ComponentModel;
using System.Globalization;

namespace ElementGen;

/// <summary>Makes a <see cref="Secret"/> from a string, for configuration binders; the way back gives the mask only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretTypeConverter : TypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? (Secret)text : base.ConvertFrom(context, culture, value);

    /// <inheritdoc/>
    public override bool CanConvertTo(ITypeDescriptorContext? context, Type? destinationType) => destinationType == typeof(string);
}
