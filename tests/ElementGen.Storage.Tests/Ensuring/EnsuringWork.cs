using System.Text.Json;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>What a process that ensures instances is told.</summary>
internal sealed record EnsuringWork
{
    /// <summary>Where the platform listens.</summary>
    public required Uri Address { get; init; }

    public required string UserSecret { get; init; }

    public required string OrganizationSecret { get; init; }

    /// <summary>How many tenants there are; each gets one instance.</summary>
    public required int Tenants { get; init; }

    /// <summary>How long a creation settles.</summary>
    public required TimeSpan SettleTime { get; init; }

    /// <summary>Which of the processes that run at the same time it is.</summary>
    public int Number { get; init; }

    /// <summary>Where the chance begins that gives the order of the tenants.</summary>
    public int Seed { get; init; }

    /// <summary>The work as one argument of a program.</summary>
    public string ToArgument() => JsonSerializer.Serialize(this);

    public static EnsuringWork Of(string argument) => JsonSerializer.Deserialize<EnsuringWork>(argument)!;

    /// <summary>A client as each process has it. A request that takes longer than its time-out has an unknown outcome.</summary>
    public ElementsClient ClientOver(IInstanceStore? store) => new(new ElementsClientOptions
    {
        BaseAddress = Address,
        Credentials = new ElementsCredentials(UserSecret, OrganizationSecret),
        Account = "tenants",
        Store = store,
        Timeout = Timing.Timeout,
    });
}
