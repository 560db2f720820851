namespace ElementGen;

/// <summary>
/// Makes a partial class stand for instances of one element: its configuration record and the methods that provision, attach,
/// call and delete an instance are generated from the element's definition.
/// </summary>
/// <example><code>
/// [ElementInstance("infobip")]
/// public partial class InfobipSms;
/// </code></example>
/// <param name="key">The element's key, as its definition gives it (<c>infobip</c>).</param>
// Any kind of type can have it, so that ELG0003 says what is wrong: the compiler's own error would keep the analyzers from being heard.
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Delegate,
    Inherited = false)]
public sealed class ElementInstanceAttribute(string key) : Attribute
{
    /// <summary>The element's key.</summary>
    public string Key { get; } = key;

    /// <summary>
    /// The keys of entries that callers of this class need not supply, although the definition says so: some elements list entries
    /// that the platform fills in itself.
    /// </summary>
    public string[] Optional { get; set; } = [];
}
