using ElementGen.Definitions;

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

    /// <summary>The port on 127.0.0.1. The default is 0, which means any free port.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The SQLite file that keeps instances across restarts; null keeps them in memory. The file has the instances' tokens in plain text,
    /// because the API returns them, so only its owner can read it. Secrets of configurations are not kept.
    /// </summary>
    public string? StateFile { get; init; }

    /// <summary>
    /// The secrets to accept. If this is null, a random pair is created; read it from <see cref="LocalPlatformServer.Credentials"/>.
    /// </summary>
    public LocalPlatformCredentials? Credentials { get; init; }

    /// <summary>The clock for the creation dates of instances and the answers to pings.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
