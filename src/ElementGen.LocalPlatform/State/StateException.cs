namespace ElementGen.LocalPlatform;

/// <summary>The state could not be read or written: the disk is full, the file was taken away.</summary>
internal sealed class StateException(string message, Exception innerException) : Exception(message, innerException);
