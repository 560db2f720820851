using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ElementGen;

/// <content>Shows what would be sent.</content>
public sealed partial class ElementsClient
{
    private static readonly JsonWriterOptions ShownFormat =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Shows the request that <see cref="ProvisionInstanceAsync"/> would send, with secrets masked: secret entries, the grant, and what
    /// <see cref="ElementConfiguration.Additional"/> has under keys that the definition does not list. Sends nothing, and checks nothing
    /// but what is missing.
    /// </summary>
    /// <param name="name">The name the instance would be given.</param>
    /// <param name="configuration">The entries.</param>
    /// <param name="options">Tags and the like; null for none.</param>
    /// <returns>The preview.</returns>
    /// <exception cref="ArgumentException">The name or a tag is empty or a placeholder, or the grant is another element's.</exception>
    public RequestPreview PreviewInstance(string name, ElementConfiguration configuration, ProvisionOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configuration);
        options ??= new ProvisionOptions();
        CheckTexts(name, options);
        configuration = CompletedBy(options.Grant, configuration);
        var element = configuration.Element;
        return new RequestPreview(
            _instances,
            Shown(CreateInstanceBody.Of(name, configuration, options, areSecretsMasked: true)),
            element.GetMissingEntries(configuration),
            options.Grant is null && element.SelectsGrant(configuration) == true);
    }

    private static string Shown(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var shown = new ArrayBufferWriter<byte>(body.Length * 2);
        using (var json = new Utf8JsonWriter(shown, ShownFormat))
            document.WriteTo(json);

        return Encoding.UTF8.GetString(shown.WrittenSpan);
    }
}
