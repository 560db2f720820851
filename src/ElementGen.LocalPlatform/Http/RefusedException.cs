namespace ElementGen.LocalPlatform;

/// <summary>Ends a call with an error answer. The caller sees the message, so it must not contain a secret.</summary>
internal sealed class RefusedException(int status, string message) : Exception(message)
{
    public int Status => status;
}
