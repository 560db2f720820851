namespace ElementGen;

/// <summary>
/// What a client asked for when it provisioned an instance. It is retained with the instance, beside what the platform answered.
/// </summary>
internal sealed record AskedFor
{
    /// <summary>The element's key; the answer can spell it in another way.</summary>
    public string? ElementKey { get; set; }

    /// <summary>Tells the organization whose secret the client had, without telling the secret; see <c>OrganizationMark</c>.</summary>
    public string? Organization { get; set; }
}
