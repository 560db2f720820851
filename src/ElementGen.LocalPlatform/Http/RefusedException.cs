namespace ElementGen.LocalPlatform;

/// <summary>Ends a call with an error answer. The caller sees the messages, so they must not contain a secret.</summary>
internal sealed class RefusedException(int status, string message, string? providerMessage = null) : Exception(message)
{
    public int Status => status;

    /// <summary>What the provider said, if it is the provider that refused.</summary>
    public string? ProviderMessage => providerMessage;
}
