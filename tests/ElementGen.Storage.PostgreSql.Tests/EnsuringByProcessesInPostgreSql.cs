using System.Diagnostics;
using System.Runtime.Versioning;
using ElementGen.Storage.Tests.Ensuring;
using Xunit.Abstractions;

namespace ElementGen.Storage.Tests.PostgreSql;

// Alone, because other tests would take the processes' time.
[CollectionDefinition(nameof(EnsuringByProcesses), DisableParallelization = true)]
[Collection(nameof(EnsuringByProcesses))]
[NeedsPostgreSql]
[UnsupportedOSPlatform("windows")]
public sealed class EnsuringByProcessesInPostgreSql(ITestOutputHelper output) : EnsuringByProcesses(output), IDisposable
{
    private readonly TemporaryDatabase _database = new();

    public void Dispose() => _database.Dispose();

    protected override Process StartProcess(string work) =>
        StoreProcess.Start("ensure", _database.ConnectionString, _database.KeyFile, work);

    protected override IProvisioningStore OpenStore() => _database.Open();
}
