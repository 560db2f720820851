using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// A text that must not be seen: a password, a token, a key. Any string converts to one; only <see cref="Reveal"/> gives the text back.
/// <see cref="ToString"/>, the debugger and logs show a mask of fixed length; serializers that would write one get an exception.
/// </summary>
[DebuggerDisplay(Mask)]
[DebuggerTypeProxy(typeof(MaskedView))]
[JsonConverter(typeof(SecretJsonConverter))]
[TypeConverter(typeof(SecretTypeConverter))]
public sealed class Secret : IEquatable<Secret>
{
    /// <summary>What is shown in place of any secret that has a text.</summary>
    internal const string Mask = "********";

    /// <summary>Why a serializer gets neither a secret's text nor its mask.</summary>
    internal const string NotWritten =
        "A secret is not written as JSON or any other text. "
        + "Where it has to be kept, write what Reveal() gives, encrypted; else leave the property out.";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    private Secret(string text) => _text = text;

    /// <summary>The secret without a text: an entry that is not supplied.</summary>
    public static Secret Empty { get; } = new("");

    /// <summary>Whether there is a text at all.</summary>
    internal bool IsEmpty => _text.Length == 0;

    /// <summary>Keeps <paramref name="text"/> out of sight.</summary>
    /// <param name="text">The text, or null.</param>
    /// <returns>The secret; null for null.</returns>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Secret?(string? text) => text switch
    {
        null => null,
        "" => Empty,
        _ => new Secret(text),
    };

    /// <summary>The text itself. Whoever asks for it is responsible for not showing it.</summary>
    /// <returns>The text; "" for <see cref="Empty"/>.</returns>
    public string Reveal() => _text;

    /// <summary>Compares the texts in a time that does not depend on where they differ.</summary>
    /// <param name="other">Another secret, or null.</param>
    /// <returns>Whether both hold the same text.</returns>
    public bool Equals([NotNullWhen(true)] Secret? other) =>
        other is not null
        && CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(_text.AsSpan()), MemoryMarshal.AsBytes(other._text.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as Secret);

    /// <summary>A hash code that differs from process to process, so that it tells nothing about the text.</summary>
    /// <returns>The hash code; equal for equal secrets.</returns>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Masks the text.</summary>
    /// <returns>The same eight asterisks for every secret; "" for the empty one, which has nothing to hide.</returns>
    public override string ToString() => IsEmpty ? "" : Mask;

    /// <summary>Compares the texts in fixed time.</summary>
    /// <param name="left">A secret, or null.</param>
    /// <param name="right">Another one, or null.</param>
    /// <returns>Whether both hold the same text, or both are null.</returns>
    public static bool operator ==(Secret? left, Secret? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares the texts in fixed time.</summary>
    /// <param name="left">A secret, or null.</param>
    /// <param name="right">Another one, or null.</param>
    /// <returns>Whether the texts differ, or just one is null.</returns>
    public static bool operator !=(Secret? left, Secret? right) => !(left == right);

    /// <summary>What a debugger unfolds in place of the fields: nothing.</summary>
    private sealed class MaskedView
    {
        public MaskedView(Secret secret) => _ = secret;
    }
}
