using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>What a local platform serves, and where.</summary>
public sealed class LocalPlatformOptions
{
    /// <summary>
    /// The folder of the elements to serve, with the folders below it: every <c>*.json</c> but <c>*.schema.json</c>. If two files define
    /// one element, the one named after its key counts, else the first by path. Null serves <see cref="Definitions"/> only.
    /// </summary>
    public string? DefinitionsFolder { get; init; }

    /// <summary>More elements to serve. They take precedence over those with the same key in <see cref="DefinitionsFolder"/>.</summary>
    public IReadOnlyCollection<ElementDefinition> Definitions { get; init; } = [];

    /// <summary>The port on 127.0.0.1; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The SQLite file that keeps instances over a restart; null keeps them in memory. It holds the instances' tokens in clear, because
    /// the API hands them out again, and is therefore made readable by its owner only. Secrets of a configuration are not kept.
    /// </summary>
    public string? StateFile { get; init; }

    /// <summary>The secrets to accept; null generates a pair, to be read from <see cref="LocalPlatformServer.Credentials"/>.</summary>
    public LocalPlatformCredentials? Credentials { get; init; }

    /// <summary>The clock that dates instances.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
