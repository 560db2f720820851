using ElementGen.Definitions;
using ElementGen.LocalPlatform;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ElementGen.Testing;

/// <summary>What a <see cref="LocalElementsPlatform"/> serves, and what it begins with.</summary>
public sealed class LocalElementsPlatformOptions
{
    /// <summary>
    /// The secrets of <see cref="LocalElementsPlatform.DefaultOrganization"/>; random ones if this is null. With a state file, the same
    /// secrets lead to the same account after a restart.
    /// </summary>
    public ElementsCredentials? Credentials { get; init; }

    /// <summary>
    /// The folder with the definitions to serve; subfolders are included. By default it is null: the platform serves the definitions of the
    /// project's own build, of the projects that it references, and of <c>ElementGen.Catalog</c>, in this order of precedence.
    /// </summary>
    public string? DefinitionsFolder { get; init; }

    /// <summary>More definitions to serve. They take precedence over others with the same key.</summary>
    public IReadOnlyCollection<ElementDefinition> Definitions { get; init; } = [];

    /// <summary>
    /// The SQLite file that keeps instances, so that another platform can continue with them; null, the default, keeps them in memory. It
    /// has the instances' tokens in plain text, and only its owner can read it.
    /// </summary>
    public string? StateFile { get; init; }

    /// <summary>
    /// A JSON file with an array of instances that every organization begins with, each written as the request body that creates it. A
    /// member <c>token</c> gives it a token that a test can know, in every organization. Without one, each organization has another. Null
    /// for none.
    /// </summary>
    public string? SeedFile { get; init; }

    /// <summary>
    /// Whether requests are taken that the rules refuse: without required entries, without a grant, or with query parameters that the
    /// platform does not have. For an element that the real platform asks less of.
    /// </summary>
    public bool Loose { get; init; }

    /// <summary>
    /// Whether the platform opens a port of this machine; true by default. Without one, only the process itself can call it: clients of
    /// <see cref="TestOrganization.CreateClient"/>, and those over <see cref="LocalElementsPlatform.CreateHandler"/>.
    /// </summary>
    public bool OpensPort { get; init; } = true;

    /// <summary>Where the chance in <see cref="FaultScope.Probability"/> begins. The same number gives the same faults.</summary>
    public int RandomSeed { get; init; }

    /// <summary>
    /// The clock for dates, expiry and delays, and for the time-outs of clients that <see cref="TestOrganization.CreateClient"/> makes; the
    /// system's by default. A test can give one that it moves itself.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Where the platform logs what it refuses, and what is wrong with definitions; nowhere by default. No secret is logged.
    /// </summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    internal LocalPlatformOptions ToServerOptions() => new()
    {
        Definitions = Definitions,
        Credentials = Credentials is null
            ? null
            : new LocalPlatformCredentials(Credentials.User.Reveal(), Credentials.Organization.Reveal()),
        StateFile = StateFile,
        SeedFile = SeedFile,
        Loose = Loose,
        Port = OpensPort ? 0 : null,
        RandomSeed = RandomSeed,
        TimeProvider = TimeProvider,
        LoggerFactory = LoggerFactory,
    };
}
