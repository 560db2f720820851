namespace ElementGen;

/// <summary>What would be sent to make an instance, with secrets masked. Nothing was sent.</summary>
public sealed class RequestPreview
{
    internal RequestPreview(Uri address, string body, IReadOnlyList<EntryDescriptor> missingEntries, bool lacksGrant)
    {
        Address = address;
        Body = body;
        MissingEntries = missingEntries;
        LacksGrant = lacksGrant;
    }

    /// <summary>Where the request would go.</summary>
    public Uri Address { get; }

    /// <summary>The request body as indented JSON, with a mask in place of each secret.</summary>
    public string Body { get; }

    /// <summary>The entries that the caller must supply and that are missing: the request would not be sent. Empty when none is.</summary>
    public IReadOnlyList<EntryDescriptor> MissingEntries { get; }

    /// <summary>Whether an OAuth grant is missing: the request would not be sent.</summary>
    public bool LacksGrant { get; }

    /// <summary>
    /// The request in the form of the platform's documentation, for a POSIX shell: with a file <c>instance.json</c> that has the body, and
    /// masks in place of the secrets.
    /// </summary>
    public string CurlLine =>
        $"curl -X POST -H 'Authorization: User {Secret.Mask}, Organization {Secret.Mask}' -H 'Content-Type: application/json' "
        + $"-d @instance.json '{Address.AbsoluteUri.Replace("'", "%27", StringComparison.Ordinal)}'";

    /// <summary>The body and the curl line.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => $"{CurlLine}\n{Body}";
}
