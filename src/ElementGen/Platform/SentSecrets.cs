namespace ElementGen;

/// <summary>
/// The secrets that a call sends. The platform, a gateway or a store may repeat them in what they say; before that goes into a message,
/// every secret in it is masked.
/// </summary>
/// <param name="credentials">The credentials, which go with every call.</param>
internal sealed class SentSecrets(ElementsCredentials credentials)
{
    private const int LongestText = 1000;

    private const int LongestId = 200;

    // How many characters a server may write for one: nested encodings of "&#x2F;".
    private const int LongestEncoding = 40;

    // An id can contain a shorter text by chance.
    private const int LongInAnId = 16;

    private ElementConfiguration? _configuration;
    private List<Secret>? _others;
    private SecretSearch? _search;

    /// <summary>The token of the instance that the call is about; null for none.</summary>
    public Secret? Token
    {
        get;
        set
        {
            field = value;
            _search = null;
        }
    }

    // Prepared only when something is to be shown, which is rare.
    private SecretSearch Search => _search ??= new SecretSearch(Texts());

    /// <summary>
    /// Adds the secrets of a configuration: its secret entries, and what <see cref="ElementConfiguration.Additional"/> has under a key that
    /// the definition does not list, since that can be one.
    /// </summary>
    public void Add(ElementConfiguration configuration)
    {
        _configuration = configuration;
        _search = null;
    }

    /// <summary>Adds the secrets of a grant; null for none.</summary>
    public void Add(OAuthGrant? grant)
    {
        if (grant is not null)
            Add(grant.Secrets);
    }

    /// <summary>Adds other secrets.</summary>
    public void Add(IEnumerable<Secret> secrets)
    {
        (_others ??= []).AddRange(secrets);
        _search = null;
    }

    /// <summary><paramref name="text"/> with a mask in place of each secret.</summary>
    public string Masked(string text) => Search.Mask(text);

    /// <summary>
    /// A text from outside in a form that can be shown: masked, on one line, of bounded length; null when nothing is left.
    /// </summary>
    public string? Shown(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        text = text.Trim();
        if (text.Length <= LongestText)
            return ShownText.Of(Masked(text)).Trim();

        // As much more is searched as the secret takes that begins in what is shown.
        var searched = text.AsSpan(0, Math.Min(text.Length, LongestText + ((Search.Longest + 1) * LongestEncoding))).ToString();
        return ShownText.Of(Search.Mask(searched, LongestText)).Trim() + "…";
    }

    /// <summary>
    /// An id that the platform gave, of a request (its support asks for it) or an instance: masked only if it is a secret, since a short
    /// secret can be part of an id by chance. Anything but one word is no id, and is shown like any text.
    /// </summary>
    public string? ShownId(string? id)
    {
        if (string.IsNullOrWhiteSpace(id) || id.Length > LongestId || id.Any(char.IsWhiteSpace))
            return Shown(id);

        var isSecret = new SecretSearch(Texts().Where(secret => secret.Length >= SecretSearch.ShortestInWords)).Covers(id)
            || new SecretSearch(Texts().Where(secret => secret.Length >= LongInAnId)).IsIn(id);
        return isSecret ? Shown(id) : ShownText.Of(id);
    }

    /// <summary>A text from outside as a sentence of a message.</summary>
    public string Sentence(string? text) =>
        Shown(text) is not { } shown ? "No reason is given." : shown[^1] is '.' or '!' or '?' or '…' ? shown : shown + ".";

    /// <summary>
    /// The exception, if it may be shown as the cause of another one; null when it contains a secret, or characters that cannot be seen.
    /// </summary>
    public Exception? Shown(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var message = cause.Message.ReplaceLineEndings(" ").Replace('\t', ' ');
            if (ShownText.Of(message) != message)
                return null;
        }

        return Search.IsIn(exception.ToString()) ? null : exception;
    }

    /// <summary>
    /// An instance of <paramref name="element"/> as it may be shown: what its configuration, its user and its interactions have of the
    /// secrets that were sent, and of the element's secret entries, is masked.
    /// </summary>
    public ProvisionedInstance Masked(ProvisionedInstance instance, ElementDescriptor element) =>
        instance.WithoutSecretsOf(element).WithShownValues(Masked);

    private IEnumerable<string> Texts()
    {
        IEnumerable<string> texts = [credentials.User.Reveal(), credentials.Organization.Reveal()];
        if (Token is not null)
            texts = texts.Append(Token.Reveal());

        if (_others is not null)
            texts = texts.Concat(_others.Select(static secret => secret.Reveal()).Where(static text => text.Length > 0));

        return _configuration is null ? texts : texts.Concat(SecretsOf(_configuration));
    }

    private static IEnumerable<string> SecretsOf(ElementConfiguration configuration)
    {
        var entries = configuration.Element.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].IsSecret && configuration.Supplied(i) is { } secret)
                yield return secret;
        }

        foreach (var (key, value) in configuration.Additional)
        {
            if (!configuration.Element.Lists(key))
                yield return value.Reveal();
        }
    }
}
