namespace ElementGen.LocalPlatform;

/// <summary>The state cannot be read or written, for example because the disk is full or the file was deleted.</summary>
internal sealed class StateException(string message, Exception innerException) : IOException(message, innerException);
