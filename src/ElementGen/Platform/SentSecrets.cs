using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace ElementGen;

/// <summary>
/// The secrets that a call sends. The platform, a gateway or a store may repeat them in what they say; before that goes into a message,
/// every secret in it is masked.
/// </summary>
/// <param name="credentials">The credentials, which go with every call.</param>
internal sealed class SentSecrets(ElementsCredentials credentials)
{
    private const int LongestText = 1000;

    private ElementConfiguration? _configuration;

    /// <summary>The token of the instance that the call is about; null for none.</summary>
    public Secret? Token { get; set; }

    /// <summary>
    /// Adds a configuration's secrets, and all of <see cref="ElementConfiguration.Additional"/>, since any of its values can be one. They
    /// are looked up only when something is to be shown, which is rare.
    /// </summary>
    public void Add(ElementConfiguration configuration) => _configuration = configuration;

    /// <summary>
    /// A text from outside in a form that can be shown: masked, on one line, of bounded length; null when nothing is left.
    /// </summary>
    public string? Shown(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var shown = new StringBuilder(Masked(text).Trim());
        for (var i = 0; i < shown.Length; i++)
        {
            if (char.IsControl(shown[i]) || shown[i] is '\u2028' or '\u2029')
                shown[i] = ' ';
        }

        if (shown.Length > LongestText)
        {
            shown.Length = char.IsHighSurrogate(shown[LongestText - 1]) ? LongestText - 1 : LongestText;
            shown.Append('…');
        }

        return shown.ToString();
    }

    /// <summary>A text from outside as a sentence of a message.</summary>
    public string Sentence(string? text) =>
        Shown(text) is not { } shown ? "No reason is given." : shown[^1] is '.' or '!' or '?' or '…' ? shown : shown + ".";

    /// <summary>The exception, if it may be shown as the cause of another one; null when it contains a secret.</summary>
    public Exception? Shown(Exception exception)
    {
        var text = exception.ToString();
        return Masked(text) == text ? exception : null;
    }

    private IEnumerable<string> Texts()
    {
        yield return credentials.User.Reveal();
        yield return credentials.Organization.Reveal();
        if (Token?.Reveal() is { Length: > 0 } token)
            yield return token;
    }

    private static IEnumerable<string> SecretsOf(ElementConfiguration configuration)
    {
        var entries = configuration.Element.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].IsSecret && configuration.Supplied(i) is { Length: > 0 } secret)
                yield return secret;
        }

        foreach (var value in configuration.Additional.Values)
        {
            if (!value.IsEmpty)
                yield return value.Reveal();
        }
    }

    private string Masked(string text)
    {
        var secrets = _configuration is null ? Texts() : Texts().Concat(SecretsOf(_configuration));

        // The longest first: when one secret contains another, masking the shorter one first would leave the rest of the longer one.
        foreach (var form in secrets.SelectMany(Forms).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length))
            text = text.Replace(form, Secret.Mask, StringComparison.Ordinal);

        return text;
    }

    /// <summary>The forms in which a text can come back: as it is, and as JSON, a URL or HTML writes it.</summary>
    private static IEnumerable<string> Forms(string text) =>
    [
        text,
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text),
        JavaScriptEncoder.Default.Encode(text),
        Uri.EscapeDataString(text),
        WebUtility.UrlEncode(text),
        WebUtility.HtmlEncode(text),
    ];
}
