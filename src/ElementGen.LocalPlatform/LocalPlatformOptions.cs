using System.Net;
using ElementGen.Definitions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ElementGen.LocalPlatform;

/// <summary>The options of a local platform: what it serves, and where.</summary>
public sealed class LocalPlatformOptions
{
    /// <summary>
    /// The folder with the definitions to serve; subfolders are included. Every <c>*.json</c> is read, but no <c>*.schema.json</c>. If two
    /// files define the same element, the one named after its key counts, else the one whose path comes first. If this is null, only
    /// <see cref="Definitions"/> are served.
    /// </summary>
    public string? DefinitionsFolder { get; init; }

    /// <summary>More definitions to serve. They take precedence over those with the same key in <see cref="DefinitionsFolder"/>.</summary>
    public IReadOnlyCollection<ElementDefinition> Definitions { get; init; } = [];

    /// <summary>
    /// The address to listen on; 127.0.0.1 by default. On an address that other machines can reach, everybody who knows the secrets can
    /// call, and the secrets travel in clear; the platform logs a warning then.
    /// </summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>
    /// The port. The default is 0, which means any free port. Null opens no port: the platform can be called only by
    /// <see cref="LocalPlatformServer.CreateHandler"/>.
    /// </summary>
    public int? Port { get; init; } = 0;

    /// <summary>
    /// The SQLite file that keeps instances across restarts; null keeps them in memory. What was answered is on the disk. The file has the
    /// instances' tokens in plain text, because the API returns them, so only its owner can read it. Secrets of configurations are not
    /// kept. One platform has the file for itself.
    /// </summary>
    public string? StateFile { get; init; }

    /// <summary>
    /// A JSON file with an array of instances that every organization begins with, each written as the request body that creates it; a
    /// member <c>token</c> gives it a token that a test can know, in every organization. Without one, each organization has another. Null
    /// for none.
    /// </summary>
    public string? SeedFile { get; init; }

    /// <summary>
    /// The secrets of the default organization. If this is null, a random pair is created; read it from
    /// <see cref="LocalPlatformServer.Credentials"/>.
    /// </summary>
    public LocalPlatformCredentials? Credentials { get; init; }

    /// <summary>
    /// Whether requests are taken that the rules refuse: without required entries, without a grant, or with query parameters that the local
    /// platform does not have. For an element that the real platform asks less of.
    /// </summary>
    public bool Loose { get; init; }

    /// <summary>Where the chance in <see cref="FaultScope.Probability"/> begins. The same number gives the same faults.</summary>
    public int RandomSeed { get; init; }

    /// <summary>
    /// How many of the latest requests are kept in <see cref="LocalPlatformServer.Requests"/>; at least 1, 10,000 by default.
    /// </summary>
    public int JournalLength { get; init; } = 10_000;

    /// <summary>The clock for dates, expiry and delays. A test can give one that it moves itself.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the platform logs what it refuses; nowhere by default. No secret is logged.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
