namespace ElementGen.LocalPlatform;

/// <summary>Ends a call with an error answer. Its message goes to the caller, so it holds no secret.</summary>
internal sealed class RefusedException(int status, string message) : Exception(message)
{
    public int Status => status;
}
