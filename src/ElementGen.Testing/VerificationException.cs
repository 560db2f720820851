namespace ElementGen.Testing;

/// <summary>
/// What a <see cref="PlatformVerification"/> expected is not so. The message says what was expected, what there is, and which requests led
/// to it, with secrets masked. Every test framework takes it for a failed test.
/// </summary>
/// <param name="message">What is wrong.</param>
public sealed class VerificationException(string message) : Exception(message);
