namespace ElementGen.Testing;

/// <summary>Where an <see cref="OAuthCallbackListener"/> listens.</summary>
public sealed class OAuthCallbackListenerOptions
{
    /// <summary>The port by default: 17871, which no system gives to other programs by itself.</summary>
    public const int DefaultPort = 17871;

    private static readonly Uri Root = new("http://localhost/");

    private readonly int _port = DefaultPort;
    private readonly string _path = "/callback";

    /// <summary>
    /// The port; <see cref="DefaultPort"/> by default, because providers accept only callbacks that were registered with them. 0 for a free
    /// one, for tests, and for providers that take any port of this machine.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no port.</exception>
    public int Port
    {
        get => _port;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ushort.MaxValue);
            _port = value;
        }
    }

    /// <summary>The path of the callback, <c>/callback</c> by default. Everything else is answered with 404.</summary>
    /// <exception cref="ArgumentException">The value does not begin with a slash, or has characters that an address encodes.</exception>
    public string Path
    {
        get => _path;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            if (value.Contains('%', StringComparison.Ordinal) || new Uri(Root, value).AbsolutePath != value)
            {
                throw new ArgumentException(
                    "The path must begin with a slash, and have only characters that stand in an address as they are.", nameof(value));
            }

            _path = value;
        }
    }

    /// <summary>The clock for time-outs and expiry; the system's by default. A test can give one that it moves itself.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
